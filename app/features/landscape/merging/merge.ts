export type MergeKind = 'organization' | 'person'
/** Whose value the record that stays gets: its own, that of the record that goes, or (of lists) both. */
export type Choice = 'into' | 'from' | 'both'

/** How long two records can be taken apart again, in days. */
export const apartWithinDays = 30

/** What is chosen at once: one column, or several that only make sense together. */
export interface MergeField {
  name: string
  columns: readonly string[]
  is: 'line' | 'text' | 'list' | 'yes'
}

const line = (name: string, columns: readonly string[] = [name]): MergeField => ({
  name,
  columns,
  is: 'line',
})
const text = (name: string, columns: readonly string[] = [name]): MergeField => ({
  name,
  columns,
  is: 'text',
})
const list = (name: string): MergeField => ({ name, columns: [name], is: 'list' })

export const mergeFields: Readonly<Record<MergeKind, readonly MergeField[]>> = {
  organization: [
    line('name'),
    line('kind'),
    line('alternateName'),
    text('description', ['description', 'language']),
    line('email'),
    line('phone'),
    line('website'),
    text('address', ['addressLine', 'city', 'region', 'postalCode', 'country']),
    line('coordinates', ['latitude', 'longitude']),
    text('offers'),
    text('seeks'),
    list('languages'),
    list('tags'),
  ],
  person: [
    line('name'),
    line('kind'),
    line('email'),
    line('phone'),
    line('city'),
    line('contactBy'),
    text('contactNote'),
    { name: 'doNotContact', columns: ['doNotContact'], is: 'yes' },
    line('language'),
    list('languages'),
    text('accessNeeds'),
    text('offers'),
    text('seeks'),
    list('tags'),
  ],
}

export type Values = Readonly<Record<string, unknown>>
/** A record as it is compared: its values by column, and when it was last changed. */
export interface Side {
  values: Values
  updatedAt: Date
}

const isNothing = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)
/** The columns that say what the field is about: the language of a text alone says nothing. */
const telling = ({ columns }: MergeField) => columns.filter((column, at) => at === 0 || column !== 'language')
export const isEmpty = (field: MergeField, values: Values): boolean =>
  telling(field).every((column) => isNothing(values[column]))
export const isSame = (field: MergeField, one: Values, other: Values): boolean =>
  field.columns.every(
    (column) => JSON.stringify(one[column] ?? null) === JSON.stringify(other[column] ?? null),
  )

/** What can be chosen of a field; nothing where both say the same or one of them nothing. */
export function choicesOf(field: MergeField, into: Values, from: Values): Choice[] {
  if (isSame(field, into, from) || isEmpty(field, from) || isEmpty(field, into)) return []
  return field.is === 'list' ? ['both', 'into', 'from'] : ['into', 'from']
}

/** What is chosen unless somebody says otherwise: what is there, of lists both, of texts the fuller, else the newer. */
export function preferred(field: MergeField, into: Side, from: Side): Choice {
  const [ours, theirs] = [into.values, from.values]
  if (isSame(field, ours, theirs) || isEmpty(field, theirs)) return 'into'
  if (isEmpty(field, ours)) return 'from'
  if (field.is === 'list') return 'both'
  const fuller = fullness(field, theirs) - fullness(field, ours)
  if (field.is === 'text' && fuller !== 0) return fuller > 0 ? 'from' : 'into'
  return from.updatedAt > into.updatedAt ? 'from' : 'into'
}

const fullness = (field: MergeField, values: Values) =>
  telling(field).reduce((sum, column) => sum + String(values[column] ?? '').length, 0)

/** The values that the record that stays gets, by column; those that it has already are left out. */
export function chosenValues(
  kind: MergeKind,
  into: Side,
  from: Side,
  choices: Readonly<Partial<Record<string, Choice>>>,
): Record<string, unknown> {
  const chosen: Record<string, unknown> = {}
  for (const field of mergeFields[kind]) {
    const choice = choices[field.name] ?? preferred(field, into, from)
    if (choice === 'into' || isSame(field, into.values, from.values)) continue
    for (const column of field.columns) {
      const [ours, theirs] = [into.values[column], from.values[column]]
      chosen[column] =
        choice === 'both' && field.is === 'list' ? union(ours as string[], theirs as string[]) : theirs
    }
  }
  return Object.fromEntries(
    Object.entries(chosen).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(into.values[column] ?? null),
    ),
  )
}

/** Each word once, whatever its case. */
const union = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Map([...other, ...one].map((word) => [word.toLowerCase(), word])).values(),
]

/** The names under which a record that goes can still be found, a line each, without those that the other has itself. */
export function formerNames(into: Values, from: Values, name: string): string {
  const own = new Set([name, ...lines(into.alternateName)].map(plain))
  const names = [into.formerNames, into.name, from.name, from.alternateName, from.formerNames].flatMap(lines)
  const kept = new Map(names.filter((one) => !own.has(plain(one))).map((one) => [plain(one), one]))
  return [...kept.values()].join('\n')
}
const lines = (value: unknown): string[] =>
  typeof value === 'string' ? value.split('\n').filter((one) => one.trim() !== '') : []
const plain = (name: string) => name.trim().toLowerCase()

/** The column behind a field, as the database names it. */
export const columnOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Which of two records stays: the host, else the one whose people sign in, else the older. */
export function whoStays<R extends { id: string; createdAt: Date; signsIn: boolean; isHost: boolean }>(
  one: R,
  other: R,
): { into: R; from: R } {
  const rank = (record: R) => (record.isHost ? 2 : 0) + (record.signsIn ? 1 : 0)
  const first =
    rank(one) !== rank(other) ? rank(one) > rank(other) : one.createdAt.getTime() <= other.createdAt.getTime()
  return first ? { into: one, from: other } : { into: other, from: one }
}
