import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'

/** Organizations of the workspace by exact name but for case and accents; of several the oldest, and how many there are. */
export async function organizationsByName(
  tx: Tx,
  names: readonly string[],
): Promise<Map<string, { id: string; count: number }>> {
  if (names.length === 0) return new Map()
  const rows = await sql<{ name: string; id: string; count: number }>`
    with asked as materialized (select name, fold(name) as name_key from unnest(${names}::text[]) as x(name))
    select asked.name, found.id, found.count from asked cross join lateral (
      select (array_agg(o.id order by o.created_at, o.id))[1] as id, count(*)::integer as count
      from organizations o
      where o.workspace_id = ${tx.workspace.id} and o.name_key = asked.name_key and o.deleted_at is null) found
    where found.id is not null`.execute(tx.db)
  return new Map(rows.rows.map(({ name, id, count }) => [name, { id, count }]))
}
