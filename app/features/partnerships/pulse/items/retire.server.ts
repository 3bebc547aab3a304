import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { readItem } from './reads.server.ts'

/** Asks it no more in waves that open from now on; what was answered stays. */
export async function retireItem(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const item = await readItem(tx, id)
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  if (item.retiredOn !== null) return new Refusal('pulse_item_retired')
  await setRetired(tx, id, tx.now)
  return { historyId: await record(tx, 'pulseItem.retired', { subject: { kind: 'pulseItem', id } }) }
}

/** Asks it again in waves that open from now on. */
export async function resumeItem(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const item = await readItem(tx, id)
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  if (item.retiredOn === null) return new Refusal('pulse_item_asked')
  await setRetired(tx, id, null)
  return { historyId: await record(tx, 'pulseItem.resumed', { subject: { kind: 'pulseItem', id } }) }
}

/** The inverses of one another. */
export const undoRetiring: Inverse = async (tx, { subjectId }) => {
  const answer = await resumeItem(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}
export const undoResuming: Inverse = async (tx, { subjectId }) => {
  const answer = await retireItem(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

const setRetired = (tx: Tx, id: string, retiredAt: Date | null) =>
  tx.db
    .updateTable('pulseItems')
    .set((set) => ({ retiredAt, version: set('version', '+', 1), updatedAt: tx.now }))
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
