import type { Tx } from '#platform/context/context.server.ts'
import { addDays, daysBetween } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { dutiesOf, type Meeting } from './meeting.ts'
import { openMeetings } from './reads.server.ts'

/** Meetings within the week for whoever is asked or does something there, and those whose day is over while nobody has said whether they were held. */
export const meetingsDue: DueSource = {
  find: async (tx) => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    const meetings = (await openMeetings(tx, addDays(tx.today, 7))).filter(
      (meeting) => readsUntil(tx, meeting.partnershipId) === null,
    )
    const asked = await askedTo(tx, meetings)
    return meetings
      .filter((meeting) =>
        meeting.startsOn < tx.today
          ? meeting.organization.id === tx.actor.organizationId
          : asked.has(meeting.id) || dutiesOf(meeting).some((one) => one.person.id === tx.actor.personId),
      )
      .map((meeting) => dueOf(meeting, tx))
  },
}

function dueOf(meeting: Meeting, { today }: Tx): DueItem {
  const lateDays = Math.max(0, daysBetween(meeting.startsOn, today))
  const over = lateDays > 0
  const facts = {
    partnership: meeting.partnershipName,
    day: formatDay(meeting.startsOn, today),
    time: meeting.startsAt,
  }
  return {
    kind: over ? 'meeting.unsaid' : 'meeting.coming',
    recordId: meeting.id,
    partnershipId: meeting.partnershipId,
    group: over ? 'late' : meeting.startsOn === today ? 'today' : 'week',
    dueOn: meeting.startsOn,
    title: over ? m.meeting_due_unsaid({ meeting: meeting.title }) : meeting.title,
    why: over ? m.meeting_due_unsaid_why(facts) : m.meeting_due_coming_why(facts),
    when: over ? formatDays(lateDays) : formatDistance(meeting.startsOn, today),
    href: `/meetings/${meeting.id}`,
    ...(over ? { doneHref: `/meetings/${meeting.id}/attendance` } : { doneHref: null }),
  }
}

/** The meetings among these that the actor is asked to. */
async function askedTo(tx: Tx, meetings: readonly Meeting[]): Promise<Set<string>> {
  if (tx.actor.personId === null || meetings.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('meetingInvitees')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', tx.actor.personId)
    .where(
      'meetingId',
      'in',
      meetings.map((meeting) => meeting.id),
    )
    .select('meetingId')
    .execute()
  return new Set(rows.map((row) => row.meetingId))
}
