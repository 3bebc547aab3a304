import { record } from '#platform/activity/record.server.ts'
import { readReply } from '#platform/calendar/reply.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { uidOf } from './invite.server.tsx'
import type { Answer } from './meeting.ts'
import { about } from './open.server.ts'
import { meetingsById } from './reads.server.ts'

/**
 * Takes what a calendar answers to an invitation (`text`, the calendar part of a mail that came from `from`), and
 * notes it for the one person who was asked at that address. An answer to another meeting, to an hour that has
 * changed since, or by somebody who was not asked is a Refusal with the sentence to answer it by. For whoever reads
 * mail that came in: run it inside of the workspace the mail was sent from.
 */
export async function recordReply(
  tx: Tx,
  { subjectId, from, text }: { subjectId?: string; from: string; text: string },
): Promise<{ meetingId: string; personId: string; answer: Answer } | Refusal> {
  const reply = await readReply(text)
  if (reply === null) return new Refusal('reply_unreadable')
  const meetingId = reply.uid.split('@')[0] ?? ''
  // Sent to the address of another meeting's invitation it is no answer to this one.
  if (subjectId !== undefined && subjectId !== meetingId) return new Refusal('reply_other_meeting')
  const isOurs =
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(meetingId) && reply.uid === uidOf(tx, meetingId)
  const [meeting] = isOurs ? await meetingsById(tx, [meetingId]) : []
  if (meeting === undefined) return new Refusal('reply_other_meeting')
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  if (meeting.state === 'held') return new Refusal('meeting_is_held')
  const invited = await tx.db
    .selectFrom('meetingInvitees')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'meetingInvitees.workspaceId')
        .onRef('people.id', '=', 'meetingInvitees.personId'),
    )
    .where('meetingInvitees.workspaceId', '=', tx.workspace.id)
    .where('meetingInvitees.meetingId', '=', meeting.id)
    .where('people.deletedAt', 'is', null)
    .select(['people.id', 'people.email', 'meetingInvitees.id as inviteeId'])
    .execute()
  const addresses = await mailAddresses(tx, invited)
  const person = invited.find(({ id }) => addresses.get(id)?.toLowerCase() === reply.address)
  // Whoever answers for somebody else from another address is not taken at their word.
  if (person === undefined || from.toLowerCase() !== reply.address) return new Refusal('reply_stranger')
  if (reply.sequence < meeting.sequence) return new Refusal('reply_outdated')
  await tx.db
    .updateTable('meetingInvitees')
    .set({ answer: reply.answer, answeredAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', person.inviteeId)
    .execute()
  await record(tx, 'meeting.answered', { ...about(meeting), facts: { answer: reply.answer } })
  return { meetingId: meeting.id, personId: person.id, answer: reply.answer }
}
