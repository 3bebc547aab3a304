import type { Columns } from './columns.ts'
import type { ImportProblem, ProblemCode, ProblemFacts } from './problem.ts'
import type { FieldsByKind, RecordKind, Refs } from './record.ts'
import { readDay } from './values/day.ts'
import { readTime } from './values/hours.ts'
import { readLanguage } from './values/language.ts'
import { readList } from './values/text.ts'
import { readEmail, readUrl } from './values/web.ts'

/** A record before it has its key; `keyParts` name the row where it has no id. */
export type Draft = {
  [Kind in RecordKind]: {
    kind: Kind
    externalId: string | null
    keyParts: (string | null)[]
    fields: FieldsByKind[Kind]
    refs: Refs
  }
}[RecordKind]

export type CellRules = {
  /** What is wrong leaves the row out; else the row is kept without the value. */
  strict: boolean
  /** ISO 3166-1, for phone numbers without country code. */
  defaultCountry: string
}

/** One row, read cell by cell. What no reader took is the row's `extra`, so that nothing is dropped silently. */
export class Cells {
  readonly problems: ImportProblem[] = []
  readonly #taken = new Set<string>()
  readonly at: { file: string; row: number }
  readonly rules: CellRules
  readonly #values: Record<string, string>
  readonly #columns: Columns

  constructor(
    at: { file: string; row: number },
    values: Record<string, string>,
    columns: Columns,
    rules: CellRules,
  ) {
    this.at = at
    this.#values = values
    this.#columns = columns
    this.rules = rules
  }

  get rejected(): boolean {
    return this.problems.some(({ severity }) => severity === 'error')
  }

  get blank(): boolean {
    return Object.values(this.#values).every((value) => value.trim() === '')
  }

  /** The column under which a field is reported. */
  columnOf(...fields: string[]): string {
    return (
      this.#filled(fields)?.[0] ??
      fields.flatMap((field) => this.#columns.get(field) ?? [])[0] ??
      fields[0] ??
      ''
    )
  }

  error(code: ProblemCode, column: string | null, facts: ProblemFacts = {}) {
    this.problems.push({ ...this.at, column, severity: 'error', code, facts })
  }

  warn(code: ProblemCode, column: string | null, facts: ProblemFacts = {}) {
    this.problems.push({ ...this.at, column, severity: 'warning', code, facts })
  }

  /** An error where the rules are strict, else a warning. */
  fault(code: ProblemCode, column: string | null, facts: ProblemFacts = {}) {
    if (this.rules.strict) this.error(code, column, facts)
    else this.warn(code, column, facts)
  }

  /** The first of these fields that is filled, trimmed. */
  text(...fields: string[]): string | null {
    const [column, value] = this.#filled(fields) ?? []
    if (column === undefined || value === undefined) return null
    this.#taken.add(column)
    return value
  }

  needed(code: ProblemCode, ...fields: string[]): string | null {
    const value = this.text(...fields)
    if (value === null) this.fault(code, this.columnOf(...fields))
    return value
  }

  /** Every filled column of a field that may stand in several, with its value. */
  all(field: string): [column: string, value: string][] {
    const filled = (this.#columns.get(field) ?? []).flatMap((column): [string, string][] => {
      const value = this.#value(column)
      return value === '' ? [] : [[column, value]]
    })
    for (const [column] of filled) this.#taken.add(column)
    return filled
  }

  list(field: string): string[] {
    return [...new Set(this.all(field).flatMap(([, value]) => readList(value)))]
  }

  email(...fields: string[]): string | null {
    const value = this.#parsed('email_invalid', fields, readEmail)
    // A second address in the same cell must not get lost.
    if (value !== null && /[\s;,]\S/.test(this.#filled(fields)?.[1] ?? ''))
      this.#taken.delete(this.columnOf(...fields))
    return value
  }

  url(...fields: string[]): string | null {
    return this.#parsed('url_invalid', fields, (value) => readUrl(value, this.rules.strict))
  }

  day(...fields: string[]): string | null {
    return this.#parsed('date_invalid', fields, readDay)
  }

  time(...fields: string[]): string | null {
    return this.#parsed('time_invalid', fields, readTime)
  }

  /** BCP 47 tags; a language that isn't known stays in `extra`. */
  languages(field: string): string[] {
    const tags: string[] = []
    for (const [column, value] of this.all(field)) {
      for (const item of readList(value)) {
        const tag = readLanguage(item)
        if (tag) tags.push(tag)
        else this.warn('language_unknown', column, { value: item })
        if (!tag) this.#taken.delete(column)
      }
    }
    return [...new Set(tags)]
  }

  /** Both or neither: half a place is none, and 0, 0 is what some tools write for none. */
  coordinates(): { latitude: number | null; longitude: number | null } {
    const none = { latitude: null, longitude: null }
    const [north, east] = [this.text('latitude'), this.text('longitude')]
    if (north === null && east === null) return none
    const [latitude, longitude] = [toNumber(north), toNumber(east)]
    const wrong =
      (Math.abs(latitude) <= 90 ? null : 'latitude') ?? (Math.abs(longitude) <= 180 ? null : 'longitude')
    if (wrong === null && (latitude !== 0 || longitude !== 0)) return { latitude, longitude }
    const field = wrong ?? 'latitude'
    this.warn('coordinate_invalid', this.columnOf(field), {
      value: (field === 'latitude' ? north : east) ?? '',
    })
    this.keep('latitude')
    this.keep('longitude')
    return none
  }

  /** Leaves a value that was looked at in `extra`. */
  keep(field: string) {
    for (const column of this.#columns.get(field) ?? []) this.#taken.delete(column)
  }

  extra(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#values).filter(
        ([column, value]) => !this.#taken.has(column) && value.trim() !== '',
      ),
    )
  }

  #parsed(code: ProblemCode, fields: string[], parse: (value: string) => string | null): string | null {
    const [column, value] = this.#filled(fields) ?? []
    if (column === undefined || value === undefined) return null
    const parsed = parse(value)
    if (parsed === null) this.fault(code, column, { value: value.slice(0, 200) })
    else this.#taken.add(column)
    return parsed
  }

  /** A row of JSON may lack a column, and a column may be called like something every object has. */
  #value(column: string): string {
    return Object.hasOwn(this.#values, column) ? (this.#values[column]?.trim() ?? '') : ''
  }

  #filled(fields: string[]): [column: string, value: string] | null {
    for (const field of fields) {
      for (const column of this.#columns.get(field) ?? []) {
        const value = this.#value(column)
        if (value) return [column, value]
      }
    }
    return null
  }
}

const toNumber = (value: string | null) =>
  value === null || !/^[+-]?\d+(\.\d+)?$/.test(value) ? Number.NaN : Number(value)
