import { type CellRules, Cells, type Draft } from '../cells.ts'
import { type Columns, columnsByHeading } from '../columns.ts'
import type { Dialect } from '../dialect.ts'
import type { ImportEvent } from '../event.ts'
import { Register } from '../keys.server.ts'
import type { Table } from '../package/table.ts'
import { fileProblem } from '../problem.ts'
import type { ImportRecord, RecordKind } from '../record.ts'
import { readCategory } from './category.ts'
import { readContact } from './contact.ts'
import { Ids, type Known } from './ids.ts'
import { readPhone } from './phone.ts'
import { readLocation, readOrganization, readService } from './records.ts'
import { readSideRow, Side } from './side.ts'
import { canonicalTable, kindOf, sideTables } from './tables.ts'

export type HsdsOptions = {
  dialect: Exclude<Dialect, 'plain'>
  defaultCountry: string
  known?: Known | undefined
}

/** Reads a set of HSDS tables. Ids and side tables are held in memory; organizations, locations, services, contacts
 * and phone numbers pass through. Comes out in this order: organizations, locations, services, persons,
 * affiliations, phone numbers, categories. */
export async function* readHsds(tables: Table[], options: HsdsOptions): AsyncGenerator<ImportEvent> {
  yield* new HsdsSet(tables, options).read()
}

class HsdsSet {
  readonly #byName = new Map<string, Table[]>()
  readonly #unread: Table[] = []
  readonly #rules: CellRules
  readonly #ids: Ids
  readonly #side = new Side()
  readonly #register = new Register()

  constructor(tables: Table[], { dialect, defaultCountry, known }: HsdsOptions) {
    this.#rules = { strict: dialect === 'ohana', defaultCountry }
    this.#ids = new Ids(known)
    for (const table of tables) {
      const name = canonicalTable(table.name)
      // Terms name the vocabulary they are of; the list of vocabularies adds nothing to read.
      if (name === null || name === 'taxonomies') this.#unread.push(table)
      else this.#byName.set(name, [...(this.#byName.get(name) ?? []), table])
    }
  }

  async *read(): AsyncGenerator<ImportEvent> {
    for (const { file } of this.#unread)
      yield { type: 'problem', problem: fileProblem('warning', 'table_unread', file) }
    await this.#collectIds()
    const categories: ImportRecord[] = []
    for (const name of ['taxonomy', 'taxonomy_terms']) {
      for await (const event of this.#records(name, (cells) => readCategory(cells, this.#side, this.#ids))) {
        if (event.type === 'record') categories.push(event.record)
        else yield event
      }
    }
    for (const name of sideTables) {
      for await (const cells of this.#rows(name)) {
        if (!(cells instanceof Cells)) yield cells
        else {
          readSideRow(name, cells, this.#side, this.#ids)
          yield* problemsOf(cells)
        }
      }
    }
    yield* this.#records('organizations', (cells) => readOrganization(cells, this.#side, this.#ids))
    yield* this.#records('locations', (cells) => readLocation(cells, this.#side, this.#ids))
    yield* this.#records('services', (cells) => readService(cells, this.#side, this.#ids))
    yield* this.#contacts()
    yield* this.#records('phones', (cells) => readPhone(cells, this.#side, this.#ids))
    for (const record of categories) yield { type: 'record', record }
  }

  async *#contacts(): AsyncGenerator<ImportEvent> {
    const affiliations: ImportRecord[] = []
    const persons = new Map<string, string>()
    for await (const cells of this.#rows('contacts')) {
      if (!(cells instanceof Cells)) {
        yield cells
        continue
      }
      const read = readContact(cells, this.#side, this.#ids)
      const id = read?.person.externalId ?? null
      // One contact of several organizations is, taken apart from JSON, one person met more than once.
      const again = this.#jsonAgain(cells, id, persons)
      const person = !read || again ? null : this.#register.admit(read.person, cells)
      if (person) {
        yield { type: 'record', record: person }
        if (id !== null) persons.set(id, person.key)
      }
      const key = person?.key ?? (again && id !== null ? persons.get(id) : undefined)
      if (read?.affiliation && key !== undefined) {
        const draft = {
          ...read.affiliation,
          externalId: again ? null : id,
          refs: { ...read.affiliation.refs, person: key },
        } as Draft
        const affiliation = this.#register.admitFurther(draft, cells)
        if (affiliation) affiliations.push(affiliation)
      }
      yield* problemsOf(cells)
      if (!key && id !== null) this.#ids.remove('person', id)
    }
    for (const record of affiliations) yield { type: 'record', record }
  }

  #jsonAgain(cells: Cells, id: string | null, persons: Map<string, string>): boolean {
    return id !== null && persons.has(id) && cells.at.file.toLowerCase().endsWith('.json')
  }

  /** Every id that rows may refer to, before any row is read: files come in any order. */
  async #collectIds() {
    for (const [name, kind] of Object.entries(kindOf)) {
      for (const table of this.#byName.get(name) ?? []) {
        let columns: string[] = []
        for await (const event of table.read()) {
          if (event.type === 'headings') {
            const found = columnsByHeading(event.headings)
            columns = found.get('id') ?? found.get('taxonomy_id') ?? []
            if (name === 'taxonomy') columns = found.get('taxonomy_id') ?? columns
          } else if (event.type === 'row') {
            const id = event.row.cells[columns[0] ?? '']?.trim()
            if (id) this.#ids.add(kind, id)
          }
        }
      }
    }
  }

  async *#records(name: string, read: (cells: Cells) => Draft | null): AsyncGenerator<ImportEvent> {
    for await (const cells of this.#rows(name)) {
      if (!(cells instanceof Cells)) {
        yield cells
        continue
      }
      const draft = read(cells)
      const record = draft
        ? this.#register.admit(draft, cells, name === 'taxonomy' ? 'taxonomy_id' : 'id')
        : null
      yield* problemsOf(cells)
      if (record) {
        yield { type: 'record', record }
        if (record.kind === 'location' && record.refs.organization) {
          this.#ids.organizationOf.set(record.key, record.refs.organization)
        }
      } else {
        this.#forget(kindOf[name], draft, cells)
      }
    }
  }

  /** What was rejected can't be referred to; a repeated id still can, by its first row. */
  #forget(kind: RecordKind | undefined, draft: Draft | null, cells: Cells) {
    const id = draft?.externalId ?? cells.text('id')
    const repeated = cells.problems.some(({ code }) => code === 'id_repeated')
    if (kind && id !== null && !repeated) this.#ids.remove(kind, id)
  }

  /** Rows of every file of a table that are not blank, and what reading them had to say. */
  async *#rows(name: string): AsyncGenerator<Cells | ImportEvent> {
    for (const table of this.#byName.get(name) ?? []) {
      let columns: Columns = new Map()
      for await (const event of table.read()) {
        if (event.type === 'headings') columns = columnsByHeading(event.headings)
        else if (event.type === 'problem') yield event
        else {
          const at = { file: event.file ?? table.file, row: event.row.line }
          const cells = new Cells(at, event.row.cells, columns, this.#rules)
          if (!cells.blank) yield cells
        }
      }
    }
  }
}

function* problemsOf(cells: Cells): Generator<ImportEvent> {
  for (const problem of cells.problems) yield { type: 'problem', problem }
}
