import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { m } from '#platform/words/words.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { shorten } from '../discussions/discussion.ts'
import { discussionInput, postInput } from '../discussions/inputs.ts'
import { withinEarshot } from '../discussions/listeners.server.ts'
import { askIn, talkOn } from '../discussions/panel.server.ts'
import { discussionsOn } from '../discussions/reads.server.ts'
import { sayInDiscussion } from '../discussions/say-in.server.ts'
import type { Around } from './around.server.ts'
import { sendingOf } from './beside.server.ts'
import type { WrongInput } from './inputs.ts'
import type { Meeting, Sending } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

/** What a discussion of the minutes is called, so that all that is wrong with them is said in one. */
export const titleOfWrong = ({ title }: Pick<Meeting, 'title'>): string =>
  m.minutes_wrong_about({ meeting: shorten(title, 150) })

/** Where it is talked of what is wrong with the minutes; null while nobody has said anything. */
export const wrongTalk = async (tx: Tx, meeting: Meeting) =>
  (await discussionsOn(tx, { kind: 'meeting', id: meeting.id })).find(
    (one) => one.audience === 'partnership' && one.title === titleOfWrong(meeting),
  ) ?? null

/** Within the workspace: where who signs in says it, with whoever sent them asked by name; null for who may not. */
export async function sayWrongAt(
  tx: Tx,
  { meeting, frame }: Around,
  { sentByPersonId }: Sending,
): Promise<string | null> {
  const talk = await talkOn(tx, { ...meeting, kind: 'meeting' }, frame.can.work)
  const asked = sentByPersonId === null || sentByPersonId === tx.actor.personId ? [] : [sentByPersonId]
  return askIn(talk, asked, titleOfWrong(meeting))
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
  const going = await wrongTalk(tx, meeting)
  if (going !== null) return sayInDiscussion(tx, going.id, postInput.parse(said))
  const about = { subjectKind: 'meeting', subjectId: meeting.id, title: titleOfWrong(meeting) }
  return beginDiscussion(tx, partnershipId, discussionInput.parse({ ...about, ...said }))
}
