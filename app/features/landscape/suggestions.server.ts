import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { isStaff } from '#platform/policy/policy.ts'

/** Tags in use, the most frequent of those lately written first: a look at the latest 500 records keeps a large directory quick. */
export async function tagSuggestions(tx: Tx, table: 'organizations' | 'people'): Promise<string[]> {
  // The tags on others' records are not a partner's to read.
  if (!isStaff(tx.actor.role)) return []
  const rows = await sql<{ tag: string }>`
    select tag from (
      select tags from ${sql.table(table)} where workspace_id = ${tx.workspace.id} and deleted_at is null
      order by updated_at desc limit 500) latest, unnest(latest.tags) as tag
    group by tag order by count(*) desc, tag limit 60`.execute(tx.db)
  return rows.rows.map((row) => row.tag)
}
