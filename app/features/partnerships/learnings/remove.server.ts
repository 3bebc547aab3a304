import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { Learning } from './learning.ts'
import { aboutLearning, openLearning } from './open.server.ts'

/** Takes a learning away; it can be brought back for 30 days, and with it where a vision took it up. */
export async function removeLearning(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const learning = await openLearning(tx, id)
  if (isRefusal(learning)) return learning
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'learning.removed', about(learning)) }
}

/** The inverse of adding. */
export const undoAdd: Inverse = async (tx, { subjectId }) => {
  const removed = await removeLearning(tx, subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreLearning: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const learning = await openLearning(tx, subjectId)
  if (isRefusal(learning)) return learning
  await record(tx, 'learning.restored', about(learning))
  return undefined
}

const about = ({ organization, ...learning }: Learning) =>
  aboutLearning({ ...learning, organizationId: organization.id })

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('learnings')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
