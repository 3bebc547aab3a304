import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { spoken } from './decision.ts'
import { aboutDecision, allowProposer, openDecision } from './open.server.ts'

/** Takes a proposal back, as long as no other organization has spoken: what others said stays on the record. */
export async function removeDecision(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  allowProposer(tx, opened.decision)
  const { decision } = opened
  if (decision.settlement !== null) return new Refusal('decision_settled')
  if ([...spoken(decision)].some((one) => one !== decision.organizationId))
    return new Refusal('decision_spoken')
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'decision.removed', aboutDecision(opened)) }
}

/** The inverse of proposing. */
export const unpropose: Inverse = async (tx, { subjectId }) => {
  const removed = await removeDecision(tx, subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of taking back. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreDecision: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const opened = await openDecision(tx, subjectId)
  if (isRefusal(opened)) return opened
  allowProposer(tx, opened.decision)
  await record(tx, 'decision.restored', aboutDecision(opened))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('decisions')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
