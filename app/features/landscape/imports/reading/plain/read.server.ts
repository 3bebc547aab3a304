import { type CellRules, Cells } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { ImportEvent } from '../event.ts'
import { Register } from '../keys.server.ts'
import type { PlainKind } from '../mapping/fields.ts'
import { type ColumnChoice, guessMapping } from '../mapping/guess.ts'
import { headingsOf, type Table } from '../package/table.ts'
import type { ImportRecord, Refs } from '../record.ts'
import { readPerson } from './person.ts'
import { type Found, nameKey, readLocation, readOrganization, readRowPhones, readService } from './records.ts'

export type PlainTable = { table: Table; kind: PlainKind; mapping: ColumnChoice[] }

const order: PlainKind[] = ['organizations', 'locations', 'services', 'people']
const sampleRows = 300

/** The columns of a table and what each seems to hold, from its first rows. */
export async function guessTable(table: Table, kind: PlainKind, country: string): Promise<ColumnChoice[]> {
  const rows: Record<string, string>[] = []
  for await (const event of table.read()) {
    if (event.type === 'row') rows.push(event.row.cells)
    if (rows.length >= sampleRows) break
  }
  return guessMapping(kind, await headingsOf(table), rows, country)
}

/** Reads plain tables: organizations, then locations, services and people, each row followed by its phone numbers
 * and affiliation. Only hashes of ids are held, but where tables refer to each other, the ids and names referred to. */
export async function* readPlain(tables: PlainTable[], rules: CellRules): AsyncGenerator<ImportEvent> {
  const reader = new PlainReader(tables, rules)
  for (const kind of order) {
    for (const one of tables.filter((table) => table.kind === kind)) yield* reader.read(one)
  }
}

class PlainReader {
  readonly #register = new Register()
  readonly #organizations = new Map<string, string>()
  readonly #names = new Map<string, string>()
  readonly #locations = new Set<string>()
  readonly #rules: CellRules
  readonly #refersToOrganizations: boolean
  readonly #refersToLocations: boolean

  constructor(tables: PlainTable[], rules: CellRules) {
    this.#rules = rules
    this.#refersToOrganizations = tables.some(({ kind }) => kind !== 'organizations')
    this.#refersToLocations = tables.some(({ kind }) => kind === 'services')
  }

  readonly #found: Found = {
    organization: (id, name) =>
      (id === null ? undefined : this.#organizations.get(id)) ??
      (name === null ? undefined : this.#names.get(nameKey(name))) ??
      null,
    location: (id) => this.#locations.has(id),
  }

  async *read({ table, kind, mapping }: PlainTable): AsyncGenerator<ImportEvent> {
    const columns: Columns = new Map()
    for (const { column, field } of mapping) {
      if (field !== null) columns.set(field, [...(columns.get(field) ?? []), column])
    }
    for await (const event of table.read()) {
      if (event.type === 'problem') yield event
      if (event.type !== 'row') continue
      const cells = new Cells(
        { file: event.file ?? table.file, row: event.row.line },
        event.row.cells,
        columns,
        this.#rules,
      )
      if (cells.blank) continue
      const records = kind === 'people' ? this.#person(cells) : this.#record(cells, kind)
      for (const problem of cells.problems) yield { type: 'problem', problem }
      for (const record of records) yield { type: 'record', record }
    }
  }

  #record(cells: Cells, kind: Exclude<PlainKind, 'people'>): ImportRecord[] {
    const draft =
      kind === 'organizations'
        ? readOrganization(cells)
        : kind === 'locations'
          ? readLocation(cells, this.#found)
          : readService(cells, this.#found)
    if (!draft) return []
    const parent = { organizations: 'organization', locations: 'location', services: 'service' }[
      kind
    ] as keyof Refs
    return this.#withPhones(cells, draft, parent)
  }

  #person(cells: Cells): ImportRecord[] {
    const read = readPerson(cells, this.#found)
    if (!read) return []
    const records = this.#withPhones(cells, read.person, 'person')
    const [person] = records
    if (!person || !read.affiliation) return records
    const { keyParts, refs } = read.affiliation
    const affiliation = this.#register.admitFurther(
      { ...read.affiliation, keyParts: [person.key, ...keyParts], refs: { ...refs, person: person.key } },
      cells,
    )
    return affiliation ? [...records, affiliation] : records
  }

  #withPhones(cells: Cells, draft: Parameters<Register['admit']>[0], parent: keyof Refs): ImportRecord[] {
    // Phone cells are read before `extra` is taken from what is left.
    const phones = readRowPhones(cells, {})
    const record = this.#register.admit(draft, cells, 'externalId')
    if (!record) return []
    this.#remember(record)
    const refs = { [parent]: record.key }
    const numbers = new Set<string>()
    const own = phones.flatMap((phone): ImportRecord[] => {
      const key = phone.keyParts.join(' ')
      if (numbers.has(key)) return []
      numbers.add(key)
      const admitted = this.#register.admitFurther(
        { ...phone, keyParts: [record.key, ...phone.keyParts], refs },
        cells,
      )
      return admitted ? [admitted] : []
    })
    return [record, ...own]
  }

  #remember(record: ImportRecord) {
    if (record.kind === 'organization' && this.#refersToOrganizations) {
      this.#organizations.set(record.externalId ?? record.key, record.key)
      const name = nameKey(record.fields.name)
      if (!this.#names.has(name)) this.#names.set(name, record.key)
    }
    if (record.kind === 'location' && this.#refersToLocations) this.#locations.add(record.key)
  }
}
