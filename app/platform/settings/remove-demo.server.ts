import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { System, Workspace } from '../context/context.server.ts'

/**
 * Takes the demo off this machine: every row of every demo workspace, its files, and the users who belonged nowhere
 * else. The files go last: without their rows they are out of everyone's reach, the other way round they would be missed.
 * Not a verb: there is no workspace left whose history could tell of it.
 */
export async function removeDemo(system: System, demo: Workspace): Promise<void> {
  if (!demo.isDemo) throw new Error('not a demo')
  const left = await system.database.transaction({ as: 'owner' }, async (db) => {
    const ids = (await db.selectFrom('workspaces').select('id').where('isDemo', '=', true).execute()).map(
      (row) => row.id,
    )
    const paths: string[] = []
    for (const leaving of system.registry.leavings)
      for (const id of ids) paths.push(...(await leaving(db, system.settings, id)))
    const users = (
      await db.selectFrom('memberships').select('userId').distinct().where('workspaceId', 'in', ids).execute()
    ).map((row) => row.userId)
    const tables = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and a.attname = 'workspace_id' and not a.attisdropped`.execute(
      db,
    )
    await db.updateTable('workspaces').set({ hostOrganizationId: null }).where('id', 'in', ids).execute()
    // Rows point at one another across tables: what still is pointed at waits for the next round.
    let waiting = tables.rows.map((row) => row.name)
    while (waiting.length > 0) {
      const stuck: string[] = []
      for (const name of waiting) {
        await sql`savepoint one`.execute(db)
        try {
          await sql`delete from ${sql.table(name)} where workspace_id = any(${ids}::uuid[])`.execute(db)
          await sql`release savepoint one`.execute(db)
        } catch {
          await sql`rollback to savepoint one`.execute(db)
          stuck.push(name)
        }
      }
      if (stuck.length === waiting.length) throw new Error(`the demo can't be removed: ${stuck.join(', ')}`)
      waiting = stuck
    }
    await db.deleteFrom('workspaces').where('id', 'in', ids).execute()
    for (const userId of users)
      await sql`delete from auth."user" where id = ${userId} and not exists (select from memberships where user_id = ${userId})`.execute(
        db,
      )
    return paths
  })
  for (const path of left) await rm(path, { recursive: true, force: true })
}
