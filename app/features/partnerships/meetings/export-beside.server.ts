import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { agendaOf, attendanceOf, decisionsOf, inviteesOf, minutesOf, sendingOf } from './beside.server.ts'
import { everyMeeting } from './export.server.ts'
import { type Meeting, readAsSent } from './meeting.ts'

type Row = Record<string, unknown>

/** What stands around each meeting of a partnership; each row names its meeting. */
const beside = (rowsOf: (tx: Tx, meeting: Meeting) => Promise<Row[]>) =>
  async function* (tx: Tx, partnershipId: string): AsyncGenerator<Row> {
    for await (const meeting of everyMeeting(tx, partnershipId))
      for (const row of await rowsOf(tx, meeting))
        yield { ...row, meetingId: meeting.id, meeting: meeting.title }
  }

export const exportedAgenda: ExportTable = {
  name: 'meeting-agenda',
  columns: ['id', 'meetingId', 'meeting', 'position', 'text', 'minutes', 'organization'],
  ofPartnership: {
    says: m.leaves_agenda,
    columns: {
      minutes: m.column_agenda_minutes,
    },
    rows: beside(async (tx, meeting) =>
      (await agendaOf(tx, meeting)).map((item) => ({ ...item, organization: item.organization.name })),
    ),
  },
}

export const exportedMeetingPeople: ExportTable = {
  name: 'meeting-people',
  columns: ['meetingId', 'meeting', 'personId', 'person', 'invited', 'answer', 'attended'],
  ofPartnership: {
    says: m.leaves_meeting_people,
    columns: {
      invited: m.column_meeting_people_invited,
      answer: m.column_meeting_people_answer,
      attended: m.column_meeting_people_attended,
    },
    rows: beside(async (tx, meeting) => {
      const invitees = await inviteesOf(tx, meeting)
      const { people } = await attendanceOf(tx, meeting)
      const there = new Set(people.map((one) => one.id))
      const asked = new Set(invitees.map((one) => one.personId))
      return [
        ...invitees.map(({ personId, name, answer }) => ({
          personId,
          person: name,
          invited: true,
          answer,
          attended: there.has(personId),
        })),
        ...people
          .filter((one) => !asked.has(one.id))
          .map(({ id, name }) => ({
            personId: id,
            person: name,
            invited: false,
            answer: null,
            attended: true,
          })),
      ]
    }),
  },
}

export const exportedMinutes: ExportTable = {
  name: 'meeting-minutes',
  columns: [
    'meetingId',
    'meeting',
    'text',
    'language',
    'organization',
    'updatedAt',
    'sentAt',
    'confirmedBy',
    'changedSince',
  ],
  ofPartnership: {
    says: m.leaves_minutes,
    columns: {
      updatedAt: m.column_minutes_updated_at,
      sentAt: m.column_minutes_sent_at,
      confirmedBy: m.column_minutes_confirmed_by,
      changedSince: m.column_minutes_changed_since,
    },
    rows: beside(async (tx, meeting) => {
      const minutes = await minutesOf(tx, meeting)
      if (minutes === null) return []
      const sending = await sendingOf(tx, meeting)
      return [
        {
          ...minutes,
          organization: minutes.organization.name,
          sentAt: sending?.sentAt ?? null,
          confirmedBy: (sending?.confirmedBy ?? []).map((one) => one.name),
          changedSince: sending === null ? null : !readAsSent(minutes, sending),
        },
      ]
    }),
  },
}

export const exportedMeetingDecisions: ExportTable = {
  name: 'meeting-decisions',
  columns: ['id', 'meetingId', 'meeting', 'text', 'organization', 'decisionId'],
  ofPartnership: {
    says: m.leaves_meeting_decisions,
    columns: {
      organization: m.column_meeting_decisions_organization,
      decisionId: m.column_meeting_decisions_decision_id,
    },
    rows: beside(async (tx, meeting) =>
      (await decisionsOf(tx, meeting)).map((one) => ({ ...one, organization: one.organization.name })),
    ),
  },
}
