import { sql } from 'kysely'
import type { Db } from '../database/database.server.ts'

/** A table as a copy sees it: what to read and write, and what must be there before it. */
export interface Table {
  /** `public.organizations`. */
  name: string
  /** Columns that are stored and not worked out, in order. */
  columns: string[]
  key: string[]
  /** The tables its foreign keys point to, with the names of those keys. */
  references: { table: string; constraint: string }[]
}

/**
 * Every table of the schemas that hold what people entered, such that each comes after those it points to where
 * that is possible. A table whose comment begins with “worked out” holds nothing that is not made again from others.
 */
export async function tablesInOrder(db: Db): Promise<Table[]> {
  const tables = await sql<{ name: string; columns: string[]; key: string[] }>`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r' and (n.nspname, c.relname) <> ('public', 'migrations')
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'worked out%'
    order by 1`.execute(db)
  const references = await sql<{ name: string; table: string; constraint: string }>`
    select n.nspname || '.' || c.relname as name, tn.nspname || '.' || t.relname as table, k.conname as constraint
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and n.nspname in ('public', 'auth')
    order by 1, 3`.execute(db)
  return inOrder(
    tables.rows.map((table) => ({
      ...table,
      references: references.rows
        .filter((reference) => reference.name === table.name)
        .map(({ table: to, constraint }) => ({ table: to, constraint })),
    })),
  )
}

/** Those that point to nothing still missing first; in a circle, the one that misses least. */
export function inOrder(tables: readonly Table[]): Table[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const missing = (table: Table) =>
    new Set(
      table.references.map((each) => each.table).filter((name) => name !== table.name && left.has(name)),
    ).size
  const ordered: Table[] = []
  while (left.size > 0) {
    const [next] = [...left.values()].sort((a, b) => missing(a) - missing(b) || (a.name < b.name ? -1 : 1))
    if (next === undefined) break
    left.delete(next.name)
    ordered.push(next)
  }
  return ordered
}

/** Foreign keys that point to a table which comes later, or to their own: they can only be checked at the end. */
export function backwardKeys(ordered: readonly Table[]): { table: string; constraint: string }[] {
  const place = new Map(ordered.map((table, index) => [table.name, index]))
  return ordered.flatMap((table, index) =>
    table.references
      .filter((reference) => (place.get(reference.table) ?? 0) >= index)
      .map(({ constraint }) => ({ table: table.name, constraint })),
  )
}

/** A name for use in a statement; these come from the catalogue, where quoting is all they need. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
