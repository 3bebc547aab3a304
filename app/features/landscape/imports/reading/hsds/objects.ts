import type { TableEvent } from '../csv/rows.ts'
import type { Limits } from '../limits.ts'
import type { Table } from '../package/table.ts'
import { fileProblem, type ImportProblem } from '../problem.ts'
import { isDataKey, tableOfProperty, tableOfTopLevel } from './properties.ts'

type Json = Record<string, unknown>
type Line = { file: string; line: number; cells: Record<string, string> }

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const singular = new Map(
  Object.entries({
    organizations: 'organization',
    services: 'service',
    locations: 'location',
    contacts: 'contact',
    phones: 'phone',
    service_at_location: 'service_at_location',
    programs: 'program',
  }),
)

/** Takes nested HSDS objects apart into the tables that the CSV form has, so that both are read by one reader. */
export class HsdsObjects {
  readonly #rows = new Map<string, Line[]>()
  readonly #byId = new Map<string, Line[]>()
  readonly #problems: ImportProblem[] = []
  readonly #limits: Limits
  #file = ''

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Adds what one file holds: an object, a list, a page with `contents`, or tables by name. False if it holds nothing known. */
  add(file: string, value: unknown): boolean {
    this.#file = file
    const page = isObject(value) ? (value.contents ?? value.items ?? value.data) : null
    if (
      isObject(value) &&
      !page &&
      Object.entries(value).some(([key, rows]) => Array.isArray(rows) && isDataKey(key))
    ) {
      let known = false
      for (const [key, rows] of Object.entries(value)) {
        if (!Array.isArray(rows) || !isDataKey(key)) continue
        known = true
        const table = key.replace(/\.csv$/, '')
        for (const row of rows) if (isObject(row)) this.#take(tableOfProperty(table) ?? table, row, {})
      }
      return known
    }
    const list = Array.isArray(page) ? page : Array.isArray(value) ? value : [value]
    let known = list.length === 0
    for (const one of list) {
      const table = isObject(one) ? tableOfTopLevel(file, one) : null
      if (!isObject(one) || !table) continue
      known = true
      this.#take(table, one, {})
    }
    return known
  }

  tables(): Table[] {
    return [...this.#rows].map(([name, lines], index) => {
      const problems = index === 0 ? this.#problems : []
      const read = async function* (): AsyncGenerator<TableEvent> {
        for (const problem of problems) yield { type: 'problem', problem }
        yield { type: 'headings', headings: [...new Set(lines.flatMap(({ cells }) => Object.keys(cells)))] }
        for (const { line, cells, file } of lines) yield { type: 'row', row: { line, cells }, file }
      }
      return { name, file: lines[0]?.file ?? name, format: 'json', read }
    })
  }

  /** Writes one object as a row and its parts as rows of their own tables. Returns the id it got. */
  #take(table: string, object: Json, links: Record<string, string>): string {
    const cells: [string, string][] = Object.entries(links)
    const id = typeof object.id === 'string' || typeof object.id === 'number' ? String(object.id) : ''
    const number = (this.#rows.get(table)?.length ?? 0) + 1
    // Parts must name what they belong to, so an object without id gets one that its place decides.
    const ownId = id || `${this.#file}#${table}/${number}`
    const own = singular.get(table)
    const parts: [string, Json][] = []
    for (const [key, value] of Object.entries(object)) {
      const part = tableOfProperty(key)
      if (part && (isObject(value) || Array.isArray(value))) {
        for (const one of [value].flat()) {
          if (!isObject(one)) continue
          if (Array.isArray(value)) parts.push([part, one])
          else cells.push([`${singular.get(part) ?? part.replace(/s$/, '')}_id`, this.#take(part, one, {})])
        }
      } else if (key !== '__proto__') {
        cells.push([key, this.#cell(value)])
      }
    }
    const hasParts = parts.length > 0
    if (!id && hasParts) cells.push(['id', ownId])
    this.#put(
      table,
      ownId,
      id !== '' || hasParts,
      Object.fromEntries(cells.filter(([, value]) => value !== '')),
    )
    for (const [part, one] of parts) this.#take(part, one, own ? { [`${own}_id`]: ownId } : {})
    return ownId
  }

  #put(table: string, id: string, named: boolean, cells: Record<string, string>) {
    const rows = this.#rows.get(table) ?? []
    this.#rows.set(table, rows)
    const same = named ? (this.#byId.get(`${table} ${id}`) ?? []) : []
    // The same object met again adds what is new to it; under another parent of the same kind it is a row of its own.
    const fitting = same.find((line) =>
      links(cells).every(([key, value]) => (line.cells[key] ?? value) === value),
    )
    if (fitting) {
      fitting.cells = { ...cells, ...fitting.cells }
      return
    }
    const line = { file: this.#file, line: rows.length + 1, cells }
    rows.push(line)
    if (named) this.#byId.set(`${table} ${id}`, [...same, line])
  }

  #cell(value: unknown): string {
    if (value === null || value === undefined) return ''
    const text =
      typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
    const clean = text.replaceAll('\0', '').toWellFormed()
    const limit = this.#limits.cellChars
    if (clean.length <= limit) return clean
    this.#problems.push(fileProblem('warning', 'cell_cut', this.#file, { length: clean.length, limit }))
    return clean.slice(0, limit).toWellFormed()
  }
}

const links = (cells: Record<string, string>) => Object.entries(cells).filter(([key]) => key.endsWith('_id'))
