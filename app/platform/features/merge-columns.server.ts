import type { Merge } from './feature.server.ts'

/** Columns that simply move when two records turn out to be one: `[table, column]`, and how pages count their rows. */
export const mergeColumns = (
  kind: Merge['kind'],
  columns: readonly (readonly [table: string, column: string, says?: Merge['says']])[],
): Merge[] =>
  columns.map(([table, column, says]) => ({ kind, table, column, ...(says === undefined ? {} : { says }) }))
