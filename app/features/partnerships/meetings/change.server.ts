import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { inviteesOf } from './beside.server.ts'
import type { MeetingChange } from './inputs.ts'
import { addInvitees, checkPlaces, compareInvitees, removeInvitees } from './invitees.server.ts'
import { dutiesOf, type Meeting, refusalOfChange } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'

/** Changes when, where and who of a meeting that is still to come, as it stood when the form was opened; throws Stale. */
export async function changeMeeting(
  tx: Tx,
  id: string,
  { version, inviteePersonIds: wanted, ...given }: MeetingChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting, partnership } = opened
  const input = { ...given, timeZone: given.timeZone ?? meeting.timeZone }
  const no = refusalOfChange(meeting.state)
  if (no !== null) return new Refusal(no)
  const invited = (await inviteesOf(tx, meeting)).map((one) => one.personId)
  const inviteePersonIds = wanted ?? invited
  const misplaced = await checkPlaces(tx, partnership, { ...input, inviteePersonIds }, [
    ...invited,
    ...dutiesOf(meeting).map((one) => one.person.id),
  ])
  if (misplaced !== null) return misplaced
  const { added, removed } = compareInvitees(invited, inviteePersonIds)
  const before = {
    title: meeting.title,
    startsOn: meeting.startsOn,
    startsAt: meeting.startsAt,
    timeZone: meeting.timeZone,
    lengthMinutes: meeting.lengthMinutes,
    place: meeting.place,
    onlineLink: meeting.onlineLink,
    hostOrganizationId: meeting.host?.id ?? null,
    chairPersonId: meeting.chair?.id ?? null,
    facilitatorPersonId: meeting.facilitator?.id ?? null,
    noteTakerPersonId: meeting.noteTaker?.id ?? null,
    hostPersonId: meeting.hostPerson?.id ?? null,
  }
  const changed = await tx.db
    .updateTable('meetings')
    .set({ ...input, sequence: meeting.sequence + 1, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before, version: meeting.version })
  await removeInvitees(tx, id, removed)
  await addInvitees(tx, id, added)
  // Who has said yes has said it to the old day and hour.
  if (isMoved(meeting, input)) await forgetAnswers(tx, id)
  const historyId = await record(tx, 'meeting.changed', {
    ...about(meeting),
    before: { ...before, inviteePersonIds: invited },
    after: { ...input, inviteePersonIds },
    facts: { moved: isMoved(meeting, input) },
  })
  return { historyId }
}

const isMoved = (meeting: Meeting, input: Pick<Meeting, 'startsOn' | 'startsAt' | 'timeZone'>): boolean =>
  meeting.startsOn !== input.startsOn ||
  meeting.startsAt !== input.startsAt ||
  meeting.timeZone !== input.timeZone

const forgetAnswers = (tx: Tx, meetingId: string) =>
  tx.db
    .updateTable('meetingInvitees')
    .set({ answer: null, answeredAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)
    .execute()
