import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import { type Cursor, type Listing, writeCursor } from './listing.ts'

/** What a list is sorted by, as SQL, and its type to read the cursor by. */
export interface Column {
  sql: string
  type: 'text' | 'date' | 'timestamptz' | 'integer' | 'float8' | 'float4'
}

/** The place in a list where its page begins; null, its start, where the cursor is that of another order. */
export const placeOf = (cursor: Cursor | null, type: Column['type']): Cursor | null =>
  cursor !== null && type === 'float4' && !Number.isFinite(Number(cursor.value)) ? null : cursor

/**
 * Sorts and cuts a query to one page by a key column, with the id to break ties. The cursor carries the
 * column as database text, so both databases and all kinds agree. Take one row more than the page to know if there is a next.
 */
export function onePage<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  listing: Pick<Listing, 'direction' | 'cursor' | 'limit'>,
  column: Column,
  idColumn: string,
) {
  const by = sql.raw(column.sql)
  const byId = sql.raw(idColumn)
  const order = sql.raw(listing.direction)
  let page = query.select(sql<string>`(${by})::text`.as('cursorValue'))
  const cursor = placeOf(listing.cursor, column.type)
  if (cursor !== null) {
    const than = sql.raw(listing.direction === 'asc' ? '>' : '<')
    const value = sql`${cursor.value}::text::${sql.raw(column.type)}`
    page = page.where(sql<boolean>`(${by}, ${byId}) ${than} (${value}, ${cursor.id}::uuid)`)
  }
  return page
    .orderBy(sql`${by} ${order}`)
    .orderBy(sql`${byId} ${order}`)
    .limit(listing.limit + 1)
}

/** Splits what `onePage` fetched into the page and the way to the next. */
export function cutPage<R extends { id: string; cursorValue: string }>(
  rows: R[],
  limit: number,
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next: Cursor | null =
    rows.length > limit && last !== undefined ? { value: last.cursorValue, id: last.id } : null
  return { items, next: next === null ? null : writeCursor(next) }
}

/** One page of rows that are already in order. The cursor is the last row before it. */
export function cutRows<R extends { id: string }>(
  rows: readonly R[],
  cursor: Cursor | null,
  limit: number,
  cursorOf: (row: R) => Cursor = ({ id }) => ({ value: '', id }),
) {
  const isLast = (row: R) => {
    const { value, id } = cursorOf(row)
    return value === cursor?.value && id === cursor.id
  }
  const from = rows.findIndex(isLast) + 1
  const items = rows.slice(from, from + limit)
  const last = items.at(-1)
  const more = rows.length > from + limit && last !== undefined
  return { items, total: rows.length, next: more ? writeCursor(cursorOf(last)) : null }
}

/**
 * One page of the ids that a query selects as `id`, in the order in which their records were made, and how many there
 * are. For lists whose rows are costly: they are read for the page alone.
 */
export async function pageOfIds(
  tx: Tx,
  query: RawBuilder<unknown>,
  { cursor, limit }: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ ids: string[]; total: number; next: string | null }> {
  const { rows } = await sql<{ ids: string[]; total: number }>`with found as materialized (${query})
    select (select count(*)::integer from found) as total, (select coalesce(json_agg(y.id order by y.id), '[]'::json) from (
      select id from found where ${cursor === null ? sql`true` : sql`id > ${cursor.id}::uuid`}
      order by id limit ${limit + 1}) y) as ids`.execute(tx.db)
  const { ids, total } = rows[0] ?? { ids: [], total: 0 }
  const page = ids.slice(0, limit)
  const last = page.at(-1)
  return {
    ids: page,
    total,
    next: ids.length > limit && last !== undefined ? writeCursor({ value: '', id: last }) : null,
  }
}
