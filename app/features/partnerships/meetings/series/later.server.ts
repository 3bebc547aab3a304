import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { hold } from '#platform/context/hold.server.ts'
import { inviteesOf } from '../beside.server.ts'
import { onWhichSomethingHangs } from '../hangs.server.ts'
import { addInvitees, compareInvitees, removeInvitees } from '../invitees.server.ts'
import type { Meeting } from '../meeting.ts'
import { meetingsOfSeries } from '../reads.server.ts'
import { taken } from './make.server.ts'
import { seriesInvitees } from './reads.server.ts'
import type { Series } from './series.ts'

/** The meetings of a series from one of its days on that were not held. */
export const laterMeetings = async (tx: Tx, seriesId: string, from: Day): Promise<Meeting[]> =>
  (await meetingsOfSeries(tx, seriesId)).filter(
    (one) => one.series !== null && one.series.day >= from && one.state !== 'held',
  )

/** Takes away those of the meetings on which nothing hangs yet; answers the others. */
export async function dropUntouched(tx: Tx, meetings: readonly Meeting[]): Promise<Meeting[]> {
  if (meetings.length === 0) return []
  const ids = meetings.map((one) => one.id)
  await hold(tx, 'meetings', ids)
  const touched = await onWhichSomethingHangs(tx, ids)
  const kept = meetings.filter((one) => touched.has(one.id))
  const dropped = meetings.filter((one) => !kept.includes(one)).map((one) => one.id)
  if (dropped.length > 0)
    await tx.db
      .updateTable('meetings')
      .set({ deletedAt: tx.now, seriesId: null, seriesDay: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', dropped)
      .execute()
  return kept
}

/** Lets a meeting stand on another day of a series, as that has it: what it has of its own, agenda and minutes, goes along. */
export async function moveInto(tx: Tx, meeting: Meeting, series: Series, day: Day): Promise<void> {
  const moved =
    meeting.startsOn !== day || meeting.startsAt !== series.startsAt || meeting.timeZone !== series.timeZone
  await tx.db
    .updateTable('meetings')
    .set({
      ...taken(series),
      startsOn: day,
      seriesId: series.id,
      seriesDay: day,
      sequence: 0,
      version: sql`version + 1`,
      updatedAt: tx.now,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', meeting.id)
    .execute()
  const invited = (await inviteesOf(tx, meeting)).map((one) => one.personId)
  const wanted = (await seriesInvitees(tx, series.id)).map((one) => one.personId)
  const { added, removed } = compareInvitees(invited, wanted)
  await removeInvitees(tx, meeting.id, removed)
  await addInvitees(tx, meeting.id, added)
  if (moved)
    await tx.db
      .updateTable('meetingInvitees')
      .set({ answer: null, answeredAt: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('meetingId', '=', meeting.id)
      .execute()
}

/** Cancels those of the meetings that are planned; answers which. */
export async function cancelAll(tx: Tx, meetings: readonly Meeting[], reason: string): Promise<string[]> {
  const planned = meetings.filter((one) => one.state === 'planned')
  for (const { id } of planned)
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
  return planned.map((one) => one.id)
}
