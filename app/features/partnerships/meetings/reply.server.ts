import { record } from '#platform/activity/record.server.ts'
import { type CalendarReply, dayAnswered, readReply } from '#platform/calendar/reply.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { uidOf } from './entry.server.ts'
import type { Answer } from './meeting.ts'
import { about } from './open.server.ts'
import { meetingsById } from './reads.server.ts'
import { answerAll } from './series/answer.server.ts'
import { meetingOn } from './series/day.server.ts'
import { seriesById } from './series/reads.server.ts'
import { isRunning, type Series } from './series/series.ts'

interface Noted {
  meetingId: string
  personId: string
  answer: Answer
}

/**
 * Takes what a calendar answers to an invitation (`text`, the calendar part of a mail that came from `from`), and
 * notes it for the one person who was asked at that address: for one meeting, one day of a series, or all of it. An
 * answer to another meeting, to an hour that has changed since, or by somebody who was not asked is a Refusal with
 * the sentence to answer it by. For whoever reads mail that came in: run it inside of the workspace the mail was sent
 * from.
 */
export async function recordReply(
  tx: Tx,
  { subjectId, from, text }: { subjectId?: string; from: string; text: string },
): Promise<Noted | Refusal> {
  const reply = await readReply(text)
  if (reply === null) return new Refusal('reply_unreadable')
  const id = reply.uid.split('@')[0] ?? ''
  // Sent to the address of another meeting's invitation it is no answer to this one.
  if (subjectId !== undefined && subjectId !== id) return new Refusal('reply_other_meeting')
  const isOurs = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && reply.uid === uidOf(tx, id)
  if (!isOurs) return new Refusal('reply_other_meeting')
  // Whoever answers for somebody else from another address is not taken at their word.
  if (from.toLowerCase() !== reply.address) return new Refusal('reply_stranger')
  const [series] = await seriesById(tx, [id])
  if (series !== undefined) return answerSeries(tx, series, reply)
  return answerMeeting(tx, id, reply)
}

async function answerMeeting(tx: Tx, id: string, reply: CalendarReply): Promise<Noted | Refusal> {
  await hold(tx, 'meetings', id)
  const [meeting] = await meetingsById(tx, [id])
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
    .select(['people.id', 'people.email', 'meetingInvitees.id as inviteeId', 'meetingInvitees.answeredAt'])
    .execute()
  const person = await whoAnswers(tx, invited, reply)
  if (person === undefined) return new Refusal('reply_stranger')
  if (reply.sequence < meeting.sequence + (meeting.series?.sequence ?? 0))
    return new Refusal('reply_outdated')
  if (isOlder(tx, reply, person.answeredAt)) return new Refusal('reply_older')
  await tx.db
    .updateTable('meetingInvitees')
    .set({ answer: reply.answer, answeredAt: momentOf(tx, reply) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', person.inviteeId)
    .execute()
  await record(tx, 'meeting.answered', { ...about(meeting), facts: { answer: reply.answer } })
  return { meetingId: meeting.id, personId: person.id, answer: reply.answer }
}

async function answerSeries(tx: Tx, series: Series, reply: CalendarReply): Promise<Noted | Refusal> {
  if (reply.instead !== null) {
    await hold(tx, 'meetingSeries', series.id)
    const id = await dayOf(tx, series, dayAnswered(reply.instead, series.timeZone))
    return id === null ? new Refusal('reply_other_meeting') : answerMeeting(tx, id, reply)
  }
  if (!isRunning(series, tx.today)) return new Refusal('series_is_over')
  const invited = await tx.db
    .selectFrom('meetingSeriesInvitees')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'meetingSeriesInvitees.workspaceId')
        .onRef('people.id', '=', 'meetingSeriesInvitees.personId'),
    )
    .where('meetingSeriesInvitees.workspaceId', '=', tx.workspace.id)
    .where('meetingSeriesInvitees.seriesId', '=', series.id)
    .where('people.deletedAt', 'is', null)
    .select(['people.id', 'people.email', 'meetingSeriesInvitees.answeredAt'])
    .execute()
  const person = await whoAnswers(tx, invited, reply)
  if (person === undefined) return new Refusal('reply_stranger')
  if (reply.sequence < series.sequence) return new Refusal('reply_outdated')
  if (isOlder(tx, reply, person.answeredAt)) return new Refusal('reply_older')
  const meetingId = await answerAll(tx, series, person.id, {
    answer: reply.answer,
    at: momentOf(tx, reply),
  })
  return { meetingId, personId: person.id, answer: reply.answer }
}

/** When it was answered. A clock that is ahead doesn't make an answer newer than what comes after it. */
const momentOf = (tx: Tx, { stamp }: CalendarReply): Date =>
  stamp === null || stamp > tx.now ? tx.now : stamp

/** Mails may arrive in another order than they were sent: the newer answer stays (RFC 5546, 2.1.5). */
const isOlder = (tx: Tx, reply: CalendarReply, answeredAt: Date | null): boolean =>
  answeredAt !== null && momentOf(tx, reply) < answeredAt

async function whoAnswers<P extends { id: string; email: string | null }>(
  tx: Tx,
  invited: readonly P[],
  { address }: CalendarReply,
): Promise<P | undefined> {
  const addresses = await mailAddresses(tx, invited)
  return invited.find(({ id }) => addresses.get(id)?.toLowerCase() === address)
}

/** The meeting on a day of a series; null where the series does not fall on it. */
async function dayOf(tx: Tx, series: Series, day: string): Promise<string | null> {
  try {
    return await meetingOn(tx, series, day)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
