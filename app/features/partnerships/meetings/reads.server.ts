import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { within } from '#platform/features/roadmap.server.ts'
import type { RoadmapSpan } from '#platform/features/roadmap.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Meeting, MeetingSeriesPlace, MeetingState, MeetingView, Named } from './meeting.ts'

/**
 * Meetings of the partnerships the actor reaches; where the own organization has left, those that were called
 * by then. Every read builds on this.
 */
export function reachableMeetings(tx: Tx) {
  let meetings = tx.db
    .selectFrom('meetings')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'meetings.workspaceId')
        .onRef('partnerships.id', '=', 'meetings.partnershipId'),
    )
    .where('meetings.workspaceId', '=', tx.workspace.id)
    .where('meetings.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return meetings
  meetings = meetings.where('meetings.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      meetings = meetings.where((where) =>
        where.or([
          where('meetings.partnershipId', '<>', partnershipId),
          where('meetings.createdAt', '<=', until),
        ]),
      )
  return meetings
}

/** Where meetings are searched: by words that are the actor's to know. */
export const meetingReach = (tx: Tx): Reach => ({
  within: reachableMeetings(tx)
    .where((where) => where.not(changedLater(tx, 'meetings')))
    .select('meetings.id'),
})

const held = sql<boolean>`exists (select 1 from meeting_holdings h where h.workspace_id = meetings.workspace_id and h.meeting_id = meetings.id)`
const cancelled = sql<boolean>`exists (select 1 from meeting_cancellations c where c.workspace_id = meetings.workspace_id and c.meeting_id = meetings.id)`

const meetingRows = (meetings: ReturnType<typeof reachableMeetings>) =>
  meetings.select([
    'meetings.id',
    'meetings.partnershipId',
    'partnerships.name as partnershipName',
    'meetings.title',
    'meetings.startsOn',
    'meetings.startsAt',
    'meetings.timeZone',
    'meetings.lengthMinutes',
    'meetings.place',
    'meetings.onlineLink',
    'meetings.hostOrganizationId',
    'meetings.chairPersonId',
    'meetings.facilitatorPersonId',
    'meetings.noteTakerPersonId',
    'meetings.hostPersonId',
    'meetings.organizationId',
    'meetings.language',
    'meetings.seriesId',
    'meetings.seriesDay',
    'meetings.sequence',
    'meetings.version',
  ])
type Row = Awaited<ReturnType<ReturnType<typeof meetingRows>['execute']>>[number]

/** Meetings with names and where they stand, in the order of the rows, as the reader may know them. */
async function completeMeetings(tx: Tx, found: readonly Row[]): Promise<Meeting[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'meeting', found)
  const rows = found.map((row) => asItStood(stood, row))
  const ids = rows.map((row) => row.id)
  const holdings = await tx.db
    .selectFrom('meetingHoldings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', 'in', ids)
    .select(['meetingId', 'touchpointId', 'createdAt'])
    .execute()
  const cancellations = await tx.db
    .selectFrom('meetingCancellations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', 'in', ids)
    .select(['meetingId', 'reason', 'createdAt'])
    .execute()
  const known = await namesOf(
    tx,
    rows.flatMap((row) => [
      row.organizationId,
      row.hostOrganizationId,
      row.chairPersonId,
      row.facilitatorPersonId,
      row.noteTakerPersonId,
      row.hostPersonId,
    ]),
  )
  const series = await seriesPlaces(
    tx,
    rows.flatMap((row) => (row.seriesId === null ? [] : [row.seriesId])),
  )
  return rows.map(({ organizationId, hostOrganizationId, seriesId, seriesDay, ...rest }) => {
    const { chairPersonId, facilitatorPersonId, noteTakerPersonId, hostPersonId, ...row } = rest
    const until = readsUntil(tx, row.partnershipId)
    const of = (one: { meetingId: string; createdAt: Date }) =>
      one.meetingId === row.id && (until === null || one.createdAt <= until)
    const holding = holdings.find(of)
    const end = cancellations.find(of)
    return {
      ...row,
      organization: known.get(organizationId) ?? { id: organizationId, name: '' },
      host: known.get(hostOrganizationId ?? '') ?? null,
      chair: known.get(chairPersonId ?? '') ?? null,
      facilitator: known.get(facilitatorPersonId ?? '') ?? null,
      noteTaker: known.get(noteTakerPersonId ?? '') ?? null,
      hostPerson: known.get(hostPersonId ?? '') ?? null,
      state: holding !== undefined ? 'held' : end !== undefined ? 'cancelled' : 'planned',
      touchpointId: holding?.touchpointId ?? null,
      cancelledBecause: end?.reason ?? '',
      series: placeIn(series.get(seriesId ?? ''), seriesDay),
    }
  })
}

type SeriesFacts = Omit<MeetingSeriesPlace, 'day'>

const placeIn = (series: SeriesFacts | undefined, day: Day | null): MeetingSeriesPlace | null =>
  series === undefined || day === null ? null : { ...series, day }

async function seriesPlaces(tx: Tx, ids: readonly string[]): Promise<Map<string, SeriesFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('meetingSeries')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...new Set(ids)])
    .select(['id', 'startsAt', 'timeZone', 'sequence'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The meetings of a series, in the order of its days. */
export const meetingsOfSeries = async (tx: Tx, seriesId: string): Promise<Meeting[]> =>
  completeMeetings(
    tx,
    await meetingRows(reachableMeetings(tx))
      .where('meetings.seriesId', '=', seriesId)
      .orderBy('meetings.seriesDay')
      .execute(),
  )

/** Names of organizations and people, by id. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, Named>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Named>`
    select id, name from organizations where workspace_id = ${tx.workspace.id} and id = any(${wanted}::uuid[])
    union all select id, name from people where workspace_id = ${tx.workspace.id} and id = any(${wanted}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** One meeting; throws NotFound. */
export async function readMeeting(tx: Tx, id: string): Promise<Meeting> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [meeting] = await meetingsById(tx, [id])
  if (meeting === undefined) throw new NotFound()
  return meeting
}

/** Those of the meetings that are in reach. */
export const meetingsById = async (tx: Tx, ids: readonly string[]): Promise<Meeting[]> =>
  completeMeetings(
    tx,
    await meetingRows(reachableMeetings(tx))
      .where('meetings.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

const sortColumns = {
  day: { sql: "(meetings.starts_on::text || 'T' || meetings.starts_at)", type: 'text' },
} as const

export interface MeetingsWanted extends Omit<Listing, 'sort' | 'direction'> {
  partnershipId?: string
  view?: MeetingView
  state?: MeetingState
}

/** One page of meetings: those to come with the nearest first, else the latest first. */
export async function listMeetings(
  tx: Tx,
  { partnershipId, view = 'all', state, ...listing }: MeetingsWanted,
): Promise<{ items: Meeting[]; total: number; next: string | null }> {
  let found = thatMatch(reachableMeetings(tx), tx, {
    table: 'meetings',
    query: listing.query,
    reach: meetingReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('meetings.partnershipId', '=', partnershipId)
  if (view === 'coming')
    found = found.where('meetings.startsOn', '>=', tx.today).where(sql<boolean>`not ${held}`)
  if (view === 'past')
    found = found.where((where) => where.or([where('meetings.startsOn', '<', tx.today), held]))
  if (state === 'held') found = found.where(held)
  if (state === 'cancelled') found = found.where(cancelled)
  if (state === 'planned') found = found.where('meetings.isOpen', '=', true)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const asked = { ...listing, direction: view === 'coming' ? ('asc' as const) : ('desc' as const) }
  const { column, direction } = orderOf(asked, sortColumns, 'day')
  const rows = await onePage(meetingRows(found), { ...asked, direction }, column, 'meetings.id').execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await completeMeetings(tx, items), total, next }
}

/** What Today has to know of a meeting before it is put into words. */
export interface MeetingSoon {
  id: string
  partnershipId: string
  title: string
  startsOn: Day
  organizationId: string
  /** Whoever has a duty there. */
  personIds: string[]
}

/** For so many days somebody is asked whether a meeting was held; who has not said it by then won't. */
export const askedForDays = 92

/** Open meetings of the last months that begin by a day, those of partnerships left behind aside; the nearest first. */
export const meetingsSoon = (tx: Tx, until: Day): Promise<MeetingSoon[]> =>
  askOnce(tx, `meetings until ${until}`, async () => {
    const rows = await openOnes(tx, until, { from: addDays(tx.today, -askedForDays) })
      .select([
        'meetings.id',
        'meetings.partnershipId',
        'meetings.title',
        'meetings.startsOn',
        'meetings.organizationId',
        sql<string[]>`array_remove(array[meetings.chair_person_id, meetings.facilitator_person_id,
          meetings.note_taker_person_id, meetings.host_person_id], null)`.as('personIds'),
      ])
      .execute()
    return rows.filter((row) => readsUntil(tx, row.partnershipId) === null)
  })

/** Meetings in reach that are neither held nor cancelled and begin by a day, the nearest first. */
export const openMeetings = async (tx: Tx, until: Day, span: Partial<RoadmapSpan> = {}): Promise<Meeting[]> =>
  completeMeetings(tx, await meetingRows(openOnes(tx, until, span)).execute())

function openOnes(tx: Tx, until: Day, { from, most, ...span }: Partial<RoadmapSpan> = {}) {
  let found = within(reachableMeetings(tx), 'meetings', span).where('meetings.startsOn', '<=', until)
  if (from !== undefined) found = found.where('meetings.startsOn', '>=', from)
  return found
    .where('meetings.isOpen', '=', true)
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = meetings.workspace_id
        and b.partnership_id = meetings.partnership_id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${tx.actor.organizationId}))`,
    )
    .orderBy('meetings.startsOn')
    .orderBy('meetings.id')
    .limit(most ?? null)
}
