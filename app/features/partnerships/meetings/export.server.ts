import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { Meeting } from './meeting.ts'
import { listMeetings } from './reads.server.ts'

/** Columns of meetings as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const meetingColumns = [
  'id',
  'partnership',
  'title',
  'startsOn',
  'startsAt',
  'timeZone',
  'lengthMinutes',
  'place',
  'onlineLink',
  'host',
  'chair',
  'facilitator',
  'noteTaker',
  'hostPerson',
  'calledBy',
  'state',
  'cancelledBecause',
] as const

export const meetingRecord = (
  one: Meeting,
): Record<(typeof meetingColumns)[number], string | number | null> => ({
  id: one.id,
  partnership: one.partnershipName,
  title: one.title,
  startsOn: one.startsOn,
  startsAt: one.startsAt,
  timeZone: one.timeZone,
  lengthMinutes: one.lengthMinutes,
  place: one.place,
  onlineLink: one.onlineLink,
  host: one.host?.name ?? null,
  chair: one.chair?.name ?? null,
  facilitator: one.facilitator?.name ?? null,
  noteTaker: one.noteTaker?.name ?? null,
  hostPerson: one.hostPerson?.name ?? null,
  calledBy: one.organization.name,
  state: one.state,
  cancelledBecause: one.cancelledBecause,
})

/** Every meeting in reach, page by page, so that memory stays flat. */
export async function* everyMeeting(tx: Tx, partnershipId?: string): AsyncGenerator<Meeting> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMeetings>> = await listMeetings(tx, {
      query: '',
      cursor: readCursor(cursor),
      limit: 500,
      ...(partnershipId === undefined ? {} : { partnershipId }),
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedMeetings: ExportTable = {
  name: 'meetings',
  columns: [...meetingColumns],
  rows: async function* (tx) {
    for await (const meeting of everyMeeting(tx)) yield meetingRecord(meeting)
  },
  ofPartnership: {
    says: m.leaves_meetings,
    columns: {
      startsOn: m.column_meetings_starts_on,
      host: m.column_meetings_host,
      chair: m.column_meetings_chair,
      facilitator: m.column_meetings_facilitator,
      noteTaker: m.column_meetings_note_taker,
      hostPerson: m.column_meetings_host_person,
      calledBy: m.column_meetings_called_by,
      cancelledBecause: m.column_meetings_cancelled_because,
    },
    rows: async function* (tx, partnershipId) {
      for await (const meeting of everyMeeting(tx, partnershipId)) yield meetingRecord(meeting)
    },
  },
}
