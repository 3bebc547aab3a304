import { readPhones } from '../values/phone.ts'
import { plain } from '../values/text.ts'
import { readEmail, readUrl } from '../values/web.ts'
import { nounsOf, type PlainKind, targetFields } from './fields.ts'

/** Which field a column feeds; with null the column is kept as it is. `confidence` runs from 0 to 1. */
export type ColumnChoice = { column: string; field: string | null; confidence: number }

const yesOrNo = new Set(['yes', 'no', 'true', 'false', 'si', 'y', 'n'])
/** Fields that a heading may name among other words: "work phone", "contact e-mail". */
const spotted = new Set(['email', 'phone', 'website', 'city', 'postalCode', 'languages'])
const shapes: Record<string, (value: string, country: string) => boolean> = {
  email: (value) => readEmail(value) !== null,
  website: (value) =>
    /^https?:|^www\./i.test(value)
      ? readUrl(value) !== null
      : /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(value),
  phone: (value, country) => /\d{3}/.test(value) && readPhones(value, country).length > 0,
  postalCode: (value) =>
    /^(\d{5}(-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i.test(value),
}

/** Guesses what each column holds from its heading, checked against and completed from a sample of its cells. */
export function guessMapping(
  kind: PlainKind,
  headings: string[],
  rows: Record<string, string>[],
  country = 'US',
): ColumnChoice[] {
  const columns = headings.map((column) => {
    const values = rows.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '')
    return { column, values, candidates: candidates(kind, column, values, country) }
  })
  const several = new Set(targetFields[kind].filter((field) => field.several).map(({ field }) => field))
  const chosen = new Map<string, { field: string; confidence: number }>()
  const taken = new Set<string>()
  const offers = columns
    .flatMap(({ column, candidates, values }) =>
      candidates.map((offer) => ({ column, filled: values.length > 0, ...offer })),
    )
    .sort((a, b) => b.confidence - a.confidence || Number(b.filled) - Number(a.filled))
  for (const { column, field, confidence } of offers) {
    if (chosen.has(column) || (taken.has(field) && !several.has(field))) continue
    chosen.set(column, { field, confidence })
    taken.add(field)
  }
  // "Title" is a role beside a name, and "Nombre" a first name beside a surname.
  if (kind === 'people' && !taken.has('fullName') && taken.has('givenName') && !taken.has('familyName')) {
    for (const choice of chosen.values()) if (choice.field === 'givenName') choice.field = 'fullName'
    taken.add('fullName')
  }
  const named = [...chosen.values()].some(({ field, confidence }) => field === 'name' && confidence > 0.3)
  if (!named && kind !== 'people') chooseName(columns, chosen)
  return headings.map((column) => ({ column, field: null, confidence: 0, ...chosen.get(column) }))
}

function candidates(
  kind: PlainKind,
  column: string,
  values: string[],
  country: string,
): { field: string; confidence: number }[] {
  if (values.length > 0 && values.every((value) => yesOrNo.has(value.toLowerCase()))) return []
  const heading = plain(column)
  const noun = nounsOf[kind].find((one) => heading.startsWith(`${one} `))
  const forms = noun ? [heading, heading.slice(noun.length + 1)] : [heading]
  const offers = new Map<string, number>()
  const offer = (field: string, confidence: number) =>
    offers.set(field, Math.max(offers.get(field) ?? 0, confidence))
  for (const { field, names } of targetFields[kind]) {
    names.forEach((name, rank) => {
      if (forms.includes(name)) offer(field, 1 - rank * 0.005)
      else if (spotted.has(field) && name.length > 2 && ` ${heading} `.includes(` ${name} `))
        offer(field, 0.6)
    })
  }
  for (const [field, fits] of Object.entries(shapes)) {
    if (values.length === 0 || !targetFields[kind].some((one) => one.field === field)) continue
    const share = values.filter((value) => fits(value, country)).length / values.length
    if (share < 0.5) offers.delete(field)
    else if (share >= 0.8 && field !== 'postalCode') offer(field, 0.5)
  }
  // An empty column can wait until another one claims the field.
  const weight = values.length === 0 ? 0.3 : 1
  return [...offers].map(([field, confidence]) => ({ field, confidence: confidence * weight }))
}

type Column = { column: string; values: string[] }

/** Without a heading for it, the name is the first free column of short texts of which nearly no two are the same. */
function chooseName(columns: Column[], chosen: Map<string, { field: string; confidence: number }>) {
  const found = columns.find(({ column, values }) => {
    if (chosen.has(column) || values.length === 0) return false
    const texts = values.filter(
      (value) => /\p{L}{2}/u.test(value) && value.length <= 150 && !yesOrNo.has(value.toLowerCase()),
    )
    return texts.length >= values.length * 0.9 && new Set(texts).size >= texts.length * 0.8
  })
  if (!found) return
  for (const [column, { field }] of chosen) if (field === 'name') chosen.delete(column)
  chosen.set(found.column, { field: 'name', confidence: 0.4 })
}

/** What a plain table without a telling name is about, from its headings. */
export function kindByHeadings(headings: string[]): PlainKind {
  const texts = new Set(headings.map(plain))
  const personal = [
    'first name',
    'last name',
    'full name',
    'given name',
    'surname',
    'apellido',
    'apellidos',
    'nombre completo',
    'job title',
    'cargo',
  ]
  return personal.some((name) => texts.has(name)) ? 'people' : 'organizations'
}
