import { z } from 'zod'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import { daysOf } from '#platform/calendar/recurrence.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { meetingsOfSeries, namesOf } from '../reads.server.ts'
import {
  type Occurrence,
  type Repetition,
  ruleOf,
  type Series,
  type WeekdayCode,
  weekdayCodes,
} from './series.ts'

/** Series of the partnerships the actor reaches; where the own organization has left, those begun by then. */
export function reachableSeries(tx: Tx) {
  const { partnerships } = tx.actor
  let series = tx.db
    .selectFrom('meetingSeries')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'meetingSeries.workspaceId')
        .onRef('partnerships.id', '=', 'meetingSeries.partnershipId'),
    )
    .where('meetingSeries.workspaceId', '=', tx.workspace.id)
    .where('meetingSeries.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (partnerships === 'all') return series
  series = series.where('meetingSeries.partnershipId', 'in', [...partnerships.keys(), tx.workspace.id])
  for (const [id, { until }] of partnerships)
    if (until !== null)
      series = series.where((where) =>
        where.or([
          where('meetingSeries.partnershipId', '<>', id),
          where('meetingSeries.createdAt', '<=', until),
        ]),
      )
  return series
}

const seriesRows = (series: ReturnType<typeof reachableSeries>) =>
  series.select([
    'meetingSeries.id',
    'meetingSeries.partnershipId',
    'partnerships.name as partnershipName',
    'meetingSeries.title',
    'meetingSeries.beginsOn',
    'meetingSeries.untilOn',
    'meetingSeries.repeats',
    'meetingSeries.every',
    'meetingSeries.weekdays',
    'meetingSeries.startsAt',
    'meetingSeries.timeZone',
    'meetingSeries.lengthMinutes',
    'meetingSeries.place',
    'meetingSeries.onlineLink',
    'meetingSeries.hostOrganizationId',
    'meetingSeries.chairPersonId',
    'meetingSeries.facilitatorPersonId',
    'meetingSeries.noteTakerPersonId',
    'meetingSeries.hostPersonId',
    'meetingSeries.organizationId',
    'meetingSeries.language',
    'meetingSeries.followsSeriesId',
    'meetingSeries.madeUntil',
    'meetingSeries.sequence',
    'meetingSeries.version',
  ])
type Row = Awaited<ReturnType<ReturnType<typeof seriesRows>['execute']>>[number]

async function completeSeries(tx: Tx, found: readonly Row[]): Promise<Series[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'meetingSeries', found)
  const rows = found.map((row) => asItStood(stood, row))
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
  const named = (id: string | null) => known.get(id ?? '') ?? null
  return rows.map(({ organizationId, hostOrganizationId, weekdays, repeats, ...rest }) => {
    const { chairPersonId, facilitatorPersonId, noteTakerPersonId, hostPersonId, ...row } = rest
    return {
      ...row,
      repeats: repeats as Repetition,
      weekdays: weekdaysIn(weekdays),
      organization: named(organizationId) ?? { id: organizationId, name: '' },
      host: named(hostOrganizationId),
      chair: named(chairPersonId),
      facilitator: named(facilitatorPersonId),
      noteTaker: named(noteTakerPersonId),
      hostPerson: named(hostPersonId),
    }
  })
}

/** As they stand in one column. */
const weekdaysIn = (text: string): WeekdayCode[] => {
  const said = text.split(',')
  return weekdayCodes.filter((code) => said.includes(code))
}

/** Those of the series that are in reach. */
export const seriesById = async (tx: Tx, ids: readonly string[]): Promise<Series[]> =>
  completeSeries(
    tx,
    await seriesRows(reachableSeries(tx))
      .where('meetingSeries.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** One series; throws NotFound. */
export async function readSeries(tx: Tx, id: string): Promise<Series> {
  const [series] = z.uuid().safeParse(id).success ? await seriesById(tx, [id]) : []
  if (series === undefined) throw new NotFound()
  return series
}

export interface SeriesWanted extends Omit<Listing, 'sort' | 'direction'> {
  partnershipId?: string
  /** Only those that still go on. */
  running?: boolean
}

/** One page of series, the latest begun first. */
export async function listSeries(
  tx: Tx,
  { partnershipId, running = false, ...listing }: SeriesWanted,
): Promise<{ items: Series[]; total: number; next: string | null }> {
  let found = reachableSeries(tx)
  if (partnershipId !== undefined) found = found.where('meetingSeries.partnershipId', '=', partnershipId)
  if (running)
    found = found.where((where) =>
      where.or([where('meetingSeries.untilOn', 'is', null), where('meetingSeries.untilOn', '>=', tx.today)]),
    )
  for (const word of listing.query.split(/\s+/).filter((one) => one !== ''))
    found = found.where('meetingSeries.title', 'ilike', `%${word.replaceAll(/[%_\\]/g, '\\$&')}%`)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const asked = { ...listing, direction: 'desc' as const }
  const column = { sql: 'meeting_series.begins_on::text', type: 'text' } as const
  const rows = await onePage(seriesRows(found), asked, column, 'meeting_series.id').execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await completeSeries(tx, items), total, next }
}

/** The days of a series as its rhythm gives them, before anything was moved or cancelled. */
export const seriesDays = (
  series: Pick<Series, 'repeats' | 'every' | 'weekdays' | 'beginsOn' | 'untilOn'>,
  window: { from: Day; to: Day | null; most: number },
): Promise<Day[]> =>
  daysOf({ rule: ruleOf(series), startsOn: series.beginsOn, untilOn: series.untilOn }, window)

/** The next days of a series, with what became of each. */
export async function nextOccurrences(
  tx: Tx,
  series: Series,
  from: Day,
  most: number,
): Promise<Occurrence[]> {
  const days = await seriesDays(series, { from, to: null, most })
  const made = (await meetingsOfSeries(tx, series.id)).filter(
    (one) => one.startsOn >= from || days.includes(one.series?.day ?? ''),
  )
  const rest = days.filter((day) => !made.some((one) => one.series?.day === day))
  return [
    ...made.map((one) => ({
      day: one.series?.day ?? one.startsOn,
      meetingId: one.id,
      startsOn: one.startsOn,
      startsAt: one.startsAt,
      state: one.state,
    })),
    ...rest.map((day) => ({
      day,
      meetingId: null,
      startsOn: day,
      startsAt: series.startsAt,
      state: 'planned' as const,
    })),
  ]
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
    .slice(0, most)
}

/** Who is asked to all of a series, by name, with what they answered to all of it. */
export async function seriesInvitees(tx: Tx, seriesId: string) {
  return tx.db
    .selectFrom('meetingSeriesInvitees')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'meetingSeriesInvitees.workspaceId')
        .onRef('people.id', '=', 'meetingSeriesInvitees.personId'),
    )
    .where('meetingSeriesInvitees.workspaceId', '=', tx.workspace.id)
    .where('meetingSeriesInvitees.seriesId', '=', seriesId)
    .where('people.deletedAt', 'is', null)
    .orderBy('people.nameKey')
    .select([
      'people.id as personId',
      'people.name',
      'meetingSeriesInvitees.answer',
      'meetingSeriesInvitees.answeredAt',
    ])
    .execute()
}
