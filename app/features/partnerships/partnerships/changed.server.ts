import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { readsUntil } from './reads.server.ts'

/** The days on which the vision, and who does what, were last written anew in a partnership in reach; null for what nobody wrote. */
export async function lastWritten(
  tx: Tx,
  partnershipId: string,
): Promise<{ vision: Day | null; roles: Day | null }> {
  const until = readsUntil(tx, partnershipId)
  const latest = (table: string) => sql`(select max(created_at) from ${sql.table(table)}
    where workspace_id = ${tx.workspace.id} and partnership_id = ${partnershipId}
      and (${until}::timestamptz is null or created_at <= ${until}::timestamptz))`
  const { rows } = await sql<{
    vision: Date | null
    roles: Date | null
  }>`select ${latest('vision_versions')} as vision, greatest(${latest('roles')}, ${latest('work_pieces')}) as roles`.execute(
    tx.db,
  )
  const day = (moment: Date | null | undefined) =>
    moment === null || moment === undefined ? null : dayIn(tx.workspace.timeZone, moment)
  return { vision: day(rows[0]?.vision), roles: day(rows[0]?.roles) }
}
