import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'

/** Organizations of the workspace by exact name but for case and accents; of several the oldest, and how many there are. */
export async function organizationsByName(
  tx: Tx,
  names: readonly string[],
): Promise<Map<string, { id: string; count: number }>> {
  if (names.length === 0) return new Map()
  const folded = await sql<{ name: string; nameKey: string }>`
    select name, fold(name) as name_key from unnest(${names}::text[]) as x(name)`.execute(tx.db)
  // Folded beforehand: a function beside the column would keep the index from being used.
  const found = await sql<{ nameKey: string; id: string; count: number }>`
    select o.name_key, (array_agg(o.id order by o.created_at, o.id))[1] as id, count(*)::integer as count
    from organizations o
    where o.workspace_id = ${tx.workspace.id} and o.name_key = any(${folded.rows.map((row) => row.nameKey)}::text[])
      and o.deleted_at is null
    group by o.name_key`.execute(tx.db)
  const byKey = new Map(found.rows.map(({ nameKey, id, count }) => [nameKey, { id, count }]))
  return new Map(
    folded.rows.flatMap(({ name, nameKey }) => {
      const one = byKey.get(nameKey)
      return one === undefined ? [] : [[name, one]]
    }),
  )
}
