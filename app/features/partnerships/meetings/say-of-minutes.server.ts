import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { m } from '#platform/words/words.ts'
import { shorten } from '../discussions/discussion.ts'
import { discussionInput } from '../discussions/inputs.ts'
import { withinEarshot } from '../discussions/listeners.server.ts'
import { sayOfTheMinutes, talkOfMinutes } from '../discussions/of-minutes.server.ts'
import { askIn, talkOn, talkRow } from '../discussions/panel.server.ts'
import type { Around } from './around.server.ts'
import { sendingOf } from './beside.server.ts'
import type { WrongInput } from './inputs.ts'
import type { Meeting, Sending } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

/** What a discussion of the minutes is called, if nobody calls it otherwise. */
const titleOfWrong = ({ title }: Pick<Meeting, 'title'>): string =>
  m.minutes_wrong_about({ meeting: shorten(title, 150) })

/** Within the workspace: where who signs in says it, with whoever sent them asked by name; null for who may not. */
export async function sayWrongAt(
  tx: Tx,
  { meeting, frame }: Around,
  { sentByPersonId }: Sending,
): Promise<string | null> {
  const { begin } = await talkOn(tx, { ...meeting, kind: 'meeting' }, frame.can.work)
  const asked = sentByPersonId === null || sentByPersonId === tx.actor.personId ? [] : [sentByPersonId]
  const going = await talkOfMinutes(tx, meeting.id)
  if (going !== null) return askIn({ rows: [talkRow(tx, going)], begin }, asked)
  return askIn({ rows: [], begin: begin && `${begin}&of=minutes` }, asked, titleOfWrong(meeting))
}

/** Says in the open what is wrong with the minutes that were sent; whoever sent them is asked by name. */
export async function sayOfMinutes(
  tx: Tx,
  meetingId: string,
  { body }: WrongInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const meeting = await readMeeting(tx, meetingId)
  const sending = await sendingOf(tx, meeting)
  if (sending === null) return new Refusal('minutes_not_sent')
  const { partnershipId } = meeting
  const own = { partnershipId, audience: 'partnership', organizationId: tx.actor.organizationId } as const
  const hears = (await withinEarshot(tx, own)).some((one) => one.id === sending.sentByPersonId)
  const said = { body, mentionPersonIds: hears ? [sending.sentByPersonId] : [] }
  const about = { subjectKind: 'meeting', title: titleOfWrong(meeting) }
  const input = discussionInput.parse({ ...about, ...said })
  return sayOfTheMinutes(tx, partnershipId, { ...input, subjectId: meeting.id })
}
