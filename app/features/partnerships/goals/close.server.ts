import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type CloseInput, closeInput } from './inputs.ts'
import { readGoal } from './reads.server.ts'
import { checkInNotice } from './remind.server.ts'

/** Closes a goal: met, partly met or dropped. Throws Invalid at `closedOn` for a day that hasn't come. */
export async function closeGoal(
  tx: Tx,
  id: string,
  input: CloseInput,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'goals', id)
  const goal = await readGoal(tx, id)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (goal.closure !== null) return new Refusal('goal_closed')
  if (input.closedOn > tx.today) throw new Invalid([{ path: 'closedOn', code: 'issue_goal_closed_ahead' }])
  const { outcome, reason, closedOn } = input
  const written = await tx.db
    .insertInto('goalClosures')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      goalId: id,
      outcome,
      reason,
      closedOn,
      closedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    // Two people may close it in the same moment; the first one's word stands.
    .onConflict((conflict) => conflict.columns(['workspaceId', 'goalId']).doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return new Refusal('goal_closed')
  await lapseNotices(tx, { kind: checkInNotice.kind, subjectId: id })
  return {
    historyId: await record(tx, 'goal.closed', {
      subject: { kind: 'goal', id },
      partnershipId: goal.partnershipId,
      after: { outcome, reason, closedOn },
    }),
  }
}

/** Opens a closed goal again. */
export async function reopenGoal(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const goal = await readGoal(tx, id)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (goal.closure === null) return new Refusal('goal_open')
  await tx.db
    .deleteFrom('goalClosures')
    .where('workspaceId', '=', tx.workspace.id)
    .where('goalId', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'goal.reopened', {
      subject: { kind: 'goal', id },
      partnershipId: goal.partnershipId,
      before: { ...goal.closure },
    }),
  }
}

/** The inverse of closing. */
export const undoClose: Inverse = async (tx, { subjectId }) => {
  const answer = await reopenGoal(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of reopening: closed again, with the outcome, reason and day it had. */
export const undoReopen: Inverse = async (tx, { subjectId, before }) => {
  const parsed = closeInput.safeParse(before)
  if (!parsed.success) return new Refusal('goal_open')
  const answer = await closeGoal(tx, subjectId, parsed.data)
  return isRefusal(answer) ? answer : undefined
}
