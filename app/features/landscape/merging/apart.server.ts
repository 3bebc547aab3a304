import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { apartWithinDays, type MergeKind } from './merge.ts'
import { putBack } from './put-back.server.ts'
import { readMerge } from './reads.server.ts'
import { tableOf } from './records.server.ts'

/**
 * Takes two records apart again: every row goes back to where it stood, but for what somebody has changed since,
 * which stays and is listed. Within 30 days, and not while the record that stayed is itself part of another.
 */
export async function takeApart(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const merge = await readMerge(tx, id, true)
  allow(tx.actor, landscapePolicy.merge)
  const no = await whyNotApart(tx, merge)
  if (no !== null) return no
  await putBack(tx, id)
  await tx.db
    .updateTable('merges')
    .set({ undoneAt: tx.now, undoneByPersonId: tx.actor.personId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  await sql`update ${sql.table(tableOf[merge.kind])} set version = version + 1, updated_at = ${tx.now}
    where workspace_id = ${tx.workspace.id} and id in (${merge.fromId}, ${merge.intoId})`.execute(tx.db)
  if (merge.historyId !== null)
    await tx.db
      .updateTable('history')
      .set({ undoneAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', merge.historyId)
      .execute()
  await say(tx, merge.kind, merge.fromId)
  return { historyId: await say(tx, merge.kind, merge.intoId) }
}

const say = (tx: Tx, kind: MergeKind, id: string) =>
  record(tx, kind === 'person' ? 'person.parted' : 'organization.parted', {
    subject: { kind, id },
    organizationId: kind === 'organization' ? id : null,
  })

async function whyNotApart(tx: Tx, merge: Awaited<ReturnType<typeof readMerge>>): Promise<Refusal | null> {
  if (merge.undoneAt !== null) return new Refusal('undo_already')
  if (tx.now.getTime() - merge.mergedAt.getTime() > apartWithinDays * 24 * 3_600_000)
    return new Refusal('merge_too_long_ago', { days: apartWithinDays })
  const stays = await sql<{ gone: boolean }>`
    select deleted_at is not null as gone from ${sql.table(tableOf[merge.kind])}
    where workspace_id = ${tx.workspace.id} and id = ${merge.intoId} for update`.execute(tx.db)
  return stays.rows[0]?.gone === false ? null : new Refusal('merge_gone_on', { name: merge.intoName })
}

/** The inverse of bringing two together, for the notice that says so. */
export const undoMerge: Inverse = async (tx, { id }) => {
  const found = await tx.db
    .selectFrom('merges')
    .where('workspaceId', '=', tx.workspace.id)
    .where('historyId', '=', id)
    .select('id')
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const answer = await takeApart(tx, found.id)
  return answer instanceof Refusal ? answer : undefined
}
