import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { aboutRecurring, openRecurring, promisorOf } from './open.server.ts'
import { refusalOf } from './recurring.ts'

/** Takes it away as if it had not been promised; only before somebody has accepted it. After that its rest is ended. */
export async function removeRecurring(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('remove', opened.promise)
  if (no !== null) return new Refusal(no)
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'recurringPromise.removed', aboutRecurring(opened, speaker)) }
}

export const unpledgeRecurring: Inverse = async (tx, entry) => {
  const removed = await removeRecurring(tx, entry.subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreRecurring: Inverse = async (tx, entry) => {
  await setDeleted(tx, entry.subjectId, null)
  const opened = await openRecurring(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  await record(tx, 'recurringPromise.restored', aboutRecurring(opened, speaker))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('recurringPromises')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
