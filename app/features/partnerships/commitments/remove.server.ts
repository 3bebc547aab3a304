import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import { aboutCommitment, openCommitment, promisorOf } from './open.server.ts'

/** Takes a promise away as if it had not been made; only before somebody has accepted it. After that it is withdrawn. */
export async function removeCommitment(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('remove', opened.commitment)
  if (no !== null) return new Refusal(no)
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'commitment.removed', aboutCommitment(opened, speaker)) }
}

/** The inverse of pledging. */
export const unpledge: Inverse = async (tx, entry) => {
  const removed = await removeCommitment(tx, entry.subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreCommitment: Inverse = async (tx, entry) => {
  await setDeleted(tx, entry.subjectId, null)
  const opened = await openCommitment(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  await record(tx, 'commitment.restored', aboutCommitment(opened, speaker))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('commitments')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
