import type { TableEvent } from '../csv/rows.ts'
import type { ImportProblem } from '../problem.ts'

/** A table of a package. It can be read more than once; every reading reports its problems anew. */
export type Table = {
  /** The name of the file without folder and ending, lower case: `organizations`. */
  name: string
  /** Path inside the package, as problems name it. */
  file: string
  format: 'csv' | 'json'
  read(): AsyncIterable<TableEvent>
}

/** A package that was opened. `close` must be called. */
export type Package = {
  /** Name of the package, or of its file or folder without ending. */
  name: string
  tables: Table[]
  /** What was found while opening. */
  problems: ImportProblem[]
  close(): Promise<void>
}

export function tableName(file: string): string {
  const base = file.split('/').at(-1) ?? file
  return base.replace(/\.(csv|tsv|txt|json)$/i, '').toLowerCase()
}

/** The headings of a table, read from its start. */
export async function headingsOf(table: Table): Promise<string[]> {
  for await (const event of table.read()) {
    if (event.type === 'headings') return event.headings
  }
  return []
}
