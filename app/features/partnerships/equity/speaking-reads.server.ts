import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { reachableMeetings, readMeeting } from '../meetings/reads.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'

export interface Spoken {
  organizationId: string
  minutes: number
}

/** What is noted of meetings in reach, by the meeting's id; for who has left, what was noted by then. */
async function timesIn(
  tx: Tx,
  meetings: readonly { id: string; partnershipId: string }[],
): Promise<Map<string, Spoken[]>> {
  const rows = await tx.db
    .selectFrom('speakingTimes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', 'in', [...meetings.map((meeting) => meeting.id), tx.workspace.id])
    .orderBy('organizationId')
    .select(['meetingId', 'organizationId', 'minutes', 'createdAt'])
    .execute()
  return new Map(
    meetings.map(({ id, partnershipId }) => {
      const until = readsUntil(tx, partnershipId)
      return [
        id,
        rows
          .filter((row) => row.meetingId === id && (until === null || row.createdAt <= until))
          .map(({ organizationId, minutes }) => ({ organizationId, minutes })),
      ]
    }),
  )
}

/** How long each partner spoke in one meeting, where somebody noted it; throws NotFound out of reach. */
export async function speakingIn(tx: Tx, meetingId: string): Promise<Spoken[]> {
  const meeting = await readMeeting(tx, meetingId)
  return (await timesIn(tx, [meeting])).get(meeting.id) ?? []
}

export interface SpokenMeeting {
  id: string
  partnershipId: string
  times: Spoken[]
}

/** One meeting with what is noted of it; throws NotFound out of reach. */
export async function readSpeaking(tx: Tx, meetingId: string): Promise<SpokenMeeting> {
  const { id, partnershipId } = await readMeeting(tx, meetingId)
  return { id, partnershipId, times: await speakingIn(tx, id) }
}

/** One page of the meetings of which something is noted, the earliest first. */
export async function listSpeaking(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{ items: SpokenMeeting[]; total: number; next: string | null }> {
  let found = reachableMeetings(tx).where(
    sql<boolean>`exists (select 1 from speaking_times s where s.workspace_id = meetings.workspace_id and s.meeting_id = meetings.id)`,
  )
  if (partnershipId !== undefined) found = found.where('meetings.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'meetings.starts_on', type: 'date' } as const
  const rows = await onePage(
    found.select(['meetings.id', 'meetings.partnershipId']),
    { limit, cursor, direction: 'asc' },
    order,
    'meetings.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  const times = await timesIn(tx, items)
  return {
    items: items.map(({ id, partnershipId }) => ({ id, partnershipId, times: times.get(id) ?? [] })),
    total,
    next,
  }
}
