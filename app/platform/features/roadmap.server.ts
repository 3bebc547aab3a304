import { type SelectQueryBuilder, sql } from 'kysely'
import type { RoadmapSpan } from './roadmap.ts'

/** Narrows rows of a table to those of one partnership, or to one record alone, where either is asked for. */
export function within<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  table: TB & string,
  { partnershipId, recordId }: Partial<RoadmapSpan>,
): SelectQueryBuilder<DB, TB, O> {
  let found = rows
  if (partnershipId !== undefined)
    found = found.where(sql<boolean>`${sql.ref(`${table}.partnershipId`)} = ${partnershipId}`)
  if (recordId !== undefined) found = found.where(sql<boolean>`${sql.ref(`${table}.id`)} = ${recordId}`)
  return found
}
