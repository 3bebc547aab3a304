import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import type { AnswerInput } from './inputs.ts'
import type { Answer } from './meeting.ts'
import { about } from './open.server.ts'
import { readMeeting } from './reads.server.ts'

/** Says for oneself whether one comes to a meeting one is asked to; may be said anew until it is held. Throws Forbidden for whoever isn't asked. */
export async function answerInvitation(
  tx: Tx,
  id: string,
  { answer }: AnswerInput,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'meetings', id)
  const meeting = await readMeeting(tx, id)
  const partnership = await openPartnership(tx, meeting.partnershipId)
  if (isRefusal(partnership)) return partnership
  if ((await ownAnswers(tx, [id])).get(id) === undefined) throw new Forbidden()
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  if (meeting.state === 'held') return new Refusal('meeting_is_held')
  await tx.db
    .updateTable('meetingInvitees')
    .set({ answer, answeredAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', id)
    .where('personId', '=', tx.actor.personId)
    .execute()
  return {
    historyId: await record(tx, 'meeting.answered', { ...about(meeting), facts: { answer, own: true } }),
  }
}

/** What the actor has answered to each of the meetings they are asked to; null where nothing yet. */
export async function ownAnswers(tx: Tx, ids: readonly string[]): Promise<Map<string, Answer | null>> {
  if (tx.actor.personId === null || ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('meetingInvitees')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', tx.actor.personId)
    .where('meetingId', 'in', ids)
    .select(['meetingId', 'answer'])
    .execute()
  return new Map(rows.map((row) => [row.meetingId, row.answer as Answer | null]))
}
