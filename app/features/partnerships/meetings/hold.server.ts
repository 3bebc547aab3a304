import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint, participants, seat } from '../touchpoints/log.server.ts'
import { attendanceOf, inviteesOf } from './beside.server.ts'
import { endRunning } from './clock/end.server.ts'
import type { AttendanceInput } from './inputs.ts'
import { refusalOfHolding } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'

/**
 * Says that a meeting was held, with who was there. It is logged as a conversation of the partnership, so that it
 * counts as contact and towards the stage like any other; the two are taken back together. Its clock stops.
 */
export async function holdMeeting(
  tx: Tx,
  id: string,
  { personIds }: AttendanceInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  const no = refusalOfHolding(meeting, tx.today)
  if (no !== null) return new Refusal(no)
  const logged = await logTouchpoint(
    tx,
    touchpointInput.parse({
      partnershipId: meeting.partnershipId,
      kind: 'meeting',
      happenedOn: meeting.startsOn,
      summary: meeting.title,
      language: meeting.language,
      personIds,
    }),
    (await inviteesOf(tx, meeting)).map((one) => one.personId),
  )
  if (isRefusal(logged)) return logged
  await endRunning(tx, meeting)
  await tx.db
    .insertInto('meetingHoldings')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      meetingId: id,
      touchpointId: logged.id,
      organizationId: tx.actor.organizationId,
      heldByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  return { historyId: await record(tx, 'meeting.held', { ...about(meeting), after: { personIds } }) }
}

/** Takes back that a meeting was held, and with it the conversation it was logged as. */
export async function unholdMeeting(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.touchpointId === null) return new Refusal('meeting_not_held')
  const { people } = await attendanceOf(tx, meeting)
  await tx.db
    .deleteFrom('meetingHoldings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', id)
    .execute()
  await tx.db
    .updateTable('touchpoints')
    .set({ deletedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', meeting.touchpointId)
    .execute()
  await record(tx, 'touchpoint.removed', {
    subject: { kind: 'touchpoint', id: meeting.touchpointId },
    partnershipId: meeting.partnershipId,
  })
  const before = { personIds: people.map((one) => one.id) }
  return { historyId: await record(tx, 'meeting.unheld', { ...about(meeting), before }) }
}

/** The inverse of saying it was held. */
export const undoHold: Inverse = async (tx, { subjectId }) => {
  const answer = await unholdMeeting(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** Corrects who was there; both sides may, whoever said that it was held. */
export async function correctAttendance(
  tx: Tx,
  id: string,
  { personIds }: AttendanceInput,
  formerly: readonly string[] = [],
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, id)
  if (isRefusal(opened)) return opened
  const { meeting, partnership } = opened
  if (meeting.touchpointId === null) return new Refusal('meeting_not_held')
  const before = (await attendanceOf(tx, meeting)).people.map((one) => one.id)
  const holding = await tx.db
    .selectFrom('meetingHoldings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', id)
    .select('organizationId')
    .executeTakeFirstOrThrow()
  const invited = (await inviteesOf(tx, meeting)).map((one) => one.personId)
  const named = [...before, ...invited, ...formerly]
  const who = await participants(tx, partnership, [], personIds, holding.organizationId, named)
  for (const table of ['touchpointOrganizations', 'touchpointPeople'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', tx.workspace.id)
      .where('touchpointId', '=', meeting.touchpointId)
      .execute()
  await seat(tx, meeting.touchpointId, meeting.startsOn, who)
  return {
    historyId: await record(tx, 'meeting.attendance', {
      ...about(meeting),
      before: { personIds: before },
      after: { personIds },
    }),
  }
}

/** The inverse of correcting who was there. */
export const undoAttendance: Inverse = async (tx, { subjectId, before }) => {
  const personIds = Array.isArray(before?.personIds) ? before.personIds.map(String) : []
  const answer = await correctAttendance(tx, subjectId, { personIds }, personIds)
  return isRefusal(answer) ? answer : undefined
}
