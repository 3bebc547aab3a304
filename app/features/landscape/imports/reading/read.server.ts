import { type Dialect, detectDialect, isHsdsTable, type TableShape } from './dialect.ts'
import type { ImportEvent } from './event.ts'
import type { Known } from './hsds/ids.ts'
import { readHsds } from './hsds/read.server.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { kindByName, type PlainKind } from './mapping/fields.ts'
import { type ColumnChoice, kindByHeadings } from './mapping/guess.ts'
import { openPackage } from './package/open.server.ts'
import { headingsOf, type Package, type Table } from './package/table.ts'
import { guessTable, type PlainTable, readPlain } from './plain/read.server.ts'
import { fileProblem } from './problem.ts'

export type ImportKind = 'organizations' | 'people' | 'hsds'

export type ReadOptions = {
  /** What plain tables are about where their names and the dialect don't say. */
  kind: ImportKind
  limits?: Partial<Limits>
  /** ISO 3166-1, for phone numbers without country code; US if left out. */
  defaultCountry?: string
  /** Corrected columns of plain tables, by file. */
  mapping?: Record<string, ColumnChoice[]>
  /** Instead of the one that is detected. */
  dialect?: Dialect
  /** Whether an earlier import of the same source brought this record: rows may refer to it. */
  known?: Known
}

export type Plan = { dialect: Dialect; hsds: Table[]; plain: PlainTable[]; ignored: Table[] }

/** Reads a package from start to end. Nothing is kept of plain tables but hashes of ids; the ids and side tables of
 * HSDS sets are held in memory.
 * @throws {PackageRefused} if the package as a whole can't be read */
export async function* readPackage(path: string, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const opened = await openPackage(path, { ...defaultLimits, ...options.limits })
  try {
    for (const problem of opened.problems) yield { type: 'problem', problem }
    const { dialect, hsds, plain, ignored } = await plan(opened, options)
    for (const { file, name } of ignored) {
      yield { type: 'problem', problem: fileProblem('warning', 'table_unread', file, { table: name }) }
    }
    const defaultCountry = options.defaultCountry ?? 'US'
    if (dialect !== 'plain') yield* readHsds(hsds, { dialect, defaultCountry, known: options.known })
    yield* readPlain(plain, { strict: false, defaultCountry })
  } finally {
    await opened.close()
  }
}

/** How each table will be read. A single CSV file is plain where its kind is given, whatever its headings are. */
export async function plan(opened: Package, options: ReadOptions): Promise<Plan> {
  const { tables } = opened
  const shapes: (TableShape & { table: Table })[] = []
  for (const table of tables) {
    shapes.push({ table, name: table.name, format: table.format, headings: await headingsOf(table) })
  }
  const alone = tables.length === 1 && tables[0]?.format === 'csv' && options.kind !== 'hsds'
  const dialect = options.dialect ?? (alone ? 'plain' : detectDialect(shapes))
  if (dialect !== 'plain') {
    const hsds = shapes.filter((shape) => shape.format === 'json' || isHsdsTable(shape))
    return { dialect, hsds: hsds.map(({ table }) => table), plain: [], ignored: without(shapes, hsds) }
  }
  const csv = shapes.filter(({ format }) => format === 'csv')
  const plain: PlainTable[] = []
  for (const { table, headings } of csv) {
    const kind = alone
      ? kindOf(options.kind, headings)
      : (kindByName(table.name) ?? kindOf(options.kind, headings))
    plain.push({
      table,
      kind,
      mapping:
        options.mapping?.[table.file] ?? (await guessTable(table, kind, options.defaultCountry ?? 'US')),
    })
  }
  return { dialect, hsds: [], plain, ignored: without(shapes, csv) }
}

const kindOf = (kind: ImportKind, headings: string[]): PlainKind =>
  kind === 'hsds' ? kindByHeadings(headings) : kind

function without(shapes: { table: Table }[], used: { table: Table }[]): Table[] {
  return shapes.filter((shape) => !used.includes(shape)).map(({ table }) => table)
}
