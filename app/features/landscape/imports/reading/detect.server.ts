import type { Dialect } from './dialect.ts'
import { defaultLimits } from './limits.ts'
import type { PlainKind } from './mapping/fields.ts'
import type { ColumnChoice } from './mapping/guess.ts'
import { openPackage } from './package/open.server.ts'
import type { Table } from './package/table.ts'
import type { ImportProblem } from './problem.ts'
import { plan, type ReadOptions } from './read.server.ts'

export type DetectedTable = {
  name: string
  file: string
  /** How its rows will be read; null if they won't be. */
  as: 'hsds' | PlainKind | null
  headings: string[]
  rows: number
  /** Of plain tables only. */
  mapping: ColumnChoice[] | null
}

export type Detected = {
  dialect: Dialect
  /** The name a source gets if none is given. */
  sourceName: string
  tables: DetectedTable[]
  problems: ImportProblem[]
}

/** What a package holds and how it would be read. Reads every table once to count its rows, keeping none.
 * @throws {PackageRefused} if the package as a whole can't be read */
export async function detect(path: string, options: ReadOptions): Promise<Detected> {
  const opened = await openPackage(path, { ...defaultLimits, ...options.limits })
  try {
    const { dialect, hsds, plain, ignored } = await plan(opened, options)
    const tables: DetectedTable[] = []
    for (const table of hsds) tables.push(await count(table, 'hsds', null))
    for (const { table, kind, mapping } of plain) tables.push(await count(table, kind, mapping))
    for (const table of ignored) tables.push(await count(table, null, null))
    return { dialect, sourceName: opened.name, tables, problems: opened.problems }
  } finally {
    await opened.close()
  }
}

async function count(
  table: Table,
  as: DetectedTable['as'],
  mapping: ColumnChoice[] | null,
): Promise<DetectedTable> {
  const detected: DetectedTable = { name: table.name, file: table.file, as, headings: [], rows: 0, mapping }
  for await (const event of table.read()) {
    if (event.type === 'headings') detected.headings = event.headings
    else if (event.type === 'row') detected.rows += 1
  }
  return detected
}
