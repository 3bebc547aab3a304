import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import type { Listing } from '../http/listing.ts'
import type { Column } from '../http/paging.server.ts'
import { isStaff } from '../policy/policy.ts'

/** Where somebody may look: what they don't reach is not found, and takes no place from what they do. */
export interface Reach {
  /** Selects the ids in reach; null where everyone reaches all. */
  within: Expression<unknown> | null
  /** The one record that they find by all its words, others by their names only; null: all by all. */
  wholly?: string | null
}

interface Match {
  id: string
  score: number
}

/**
 * `search_rows(…)`: what matches of a searchable table, as rows of `id` and `score`, the best with the highest. All
 * that holds what was typed, then some near misses. The ids are to be read again through `reachable…`.
 */
export const matches = (tx: Tx, table: string, query: string, { within, wholly = null }: Reach) =>
  // Partners reach few records, the host's staff nearly all: as an array those would cost more than they spare.
  sql<Match>`search_rows(${table}::regclass, ${query.slice(0, 200)},
    ${within === null || isStaff(tx.actor.role) ? sql`null` : sql`array(${within})`}, ${wholly}::uuid)`

/** Narrows a query to what matches; `byMatch` then sorts it. A blank query narrows nothing. */
export function thatMatch<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  tx: Tx,
  { table, query, reach }: { table: string; query: string; reach: Reach },
): SelectQueryBuilder<DB, TB, O> {
  if (query.trim() === '') return rows
  // The join is seen by `byMatch` alone, so a list has one type whether or not it is searched.
  const joined = (rows as unknown as SelectQueryBuilder<Record<string, { id: string }>, string, O>)
    // In order already, so that a page reads its own rows only and not all that match.
    .innerJoin(
      sql<Match>`(select * from ${matches(tx, table, query, reach)} order by score desc, id desc)`.as(
        'found',
      ),
      (join) => join.onTrue(),
    )
    .where(sql<boolean>`found.id = ${sql.ref(`${table}.id`)}`)
  return joined as unknown as SelectQueryBuilder<DB, TB, O>
}

/** The order of what `thatMatch` narrowed. */
export const byMatch = { sql: 'found.score', type: 'float4' } as const satisfies Column

/** How a list comes: as it is asked for; else, where something is searched, what matches best first; else by its first sort. */
export function orderOf<K extends string>(
  listing: Pick<Listing, 'query' | 'direction'> & { sort?: string },
  sorts: Record<K, Column>,
  first: NoInfer<K>,
): { column: Column; direction: 'asc' | 'desc' } {
  const asked = Object.entries<Column>(sorts).find(([key]) => key === listing.sort)?.[1]
  if (asked === undefined && listing.query.trim() !== '') return { column: byMatch, direction: 'desc' }
  return { column: asked ?? sorts[first], direction: listing.direction }
}

/** How many records match, for who reaches all of them. */
export async function countMatches(tx: Tx, table: string, query: string, reach: Reach): Promise<number> {
  const { rows } = await sql<{
    total: number
  }>`select count(*) as total from ${matches(tx, table, query, reach)}`.execute(tx.db)
  return rows[0]?.total ?? 0
}

/** Ids of the best matches in reach. */
export async function searchIds(
  tx: Tx,
  table: string,
  query: string,
  reach: Reach,
  most: number,
): Promise<string[]> {
  if (query.trim() === '') return []
  const { rows } = await sql<{
    id: string
  }>`with found as materialized (select * from ${matches(tx, table, query, reach)})
    select id from found ${reach.within === null ? sql`` : sql`where id in (${reach.within})`}
    order by score desc, id desc limit ${most}`.execute(tx.db)
  return rows.map((row) => row.id)
}
