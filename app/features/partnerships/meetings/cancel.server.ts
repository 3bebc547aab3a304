import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { endRunning } from './clock/end.server.ts'
import type { CancelInput } from './inputs.ts'
import { refusalOfChange } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'

/** Cancels a meeting: it stays on the list as one that did not take place, with why. */
export async function cancelMeeting(
  tx: Tx,
  id: string,
  { reason }: CancelInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  const no = refusalOfChange(meeting.state)
  if (no !== null) return new Refusal(no)
  await endRunning(tx, meeting)
  await tx.db
    .insertInto('meetingCancellations')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      meetingId: id,
      reason,
      organizationId: tx.actor.organizationId,
      cancelledByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  await nextSequence(tx, id)
  return { historyId: await record(tx, 'meeting.cancelled', { ...about(meeting), after: { reason } }) }
}

/** Lets a cancelled meeting take place after all. */
export async function uncancelMeeting(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state !== 'cancelled') return new Refusal('meeting_not_cancelled')
  await tx.db
    .deleteFrom('meetingCancellations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', id)
    .execute()
  await nextSequence(tx, id)
  return { historyId: await record(tx, 'meeting.uncancelled', about(meeting)) }
}

/** The inverse of cancelling. */
export const undoCancel: Inverse = async (tx, { subjectId }) => {
  const answer = await uncancelMeeting(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** Calendars take the entry with the highest number. */
const nextSequence = (tx: Tx, id: string) =>
  tx.db
    .updateTable('meetings')
    .set((set) => ({ sequence: set('sequence', '+', 1), updatedAt: tx.now }))
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
