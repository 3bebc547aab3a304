import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Goal } from './goal.ts'
import { readGoal } from './reads.server.ts'

/** A goal to take away: throws NotFound and Forbidden. */
export async function openGoal(tx: Tx, id: string): Promise<Goal | Refusal> {
  await hold(tx, 'goals', id)
  const goal = await readGoal(tx, id)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  return goal
}

/** Takes a goal away with all that hangs on it; it can be brought back for 30 days. */
export async function removeGoal(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const goal = await openGoal(tx, id)
  if (isRefusal(goal)) return goal
  await setDeleted(tx, id, tx.now)
  return {
    historyId: await record(tx, 'goal.removed', {
      subject: { kind: 'goal', id },
      partnershipId: goal.partnershipId,
    }),
  }
}

/** The inverse of removing. */
export const restoreGoal: Inverse = async (tx, { subjectId: id }) => {
  const removed = await tx.db
    .selectFrom('goals')
    .select('partnershipId')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, removed.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await setDeleted(tx, id, null)
  await record(tx, 'goal.restored', {
    subject: { kind: 'goal', id },
    partnershipId: removed.partnershipId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('goals')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
