import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day, laterOf } from '#platform/context/days.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { checkPlaces } from '../invitees.server.ts'
import { dutiesOf } from '../meeting.ts'
import type { SeriesChange } from './inputs.ts'
import { cancelAll, dropUntouched, laterMeetings, moveInto } from './later.server.ts'
import { makeAhead } from './make.server.ts'
import { aboutSeries, openSeries } from './open.server.ts'
import { readSeries, seriesDays, seriesInvitees } from './reads.server.ts'
import { isRunning, mostDays, type Series } from './series.ts'
import { inviteToSeries, spanOf } from './start.server.ts'

/**
 * Changes one of the days and all later ones; what lies before stays as it was, and what is past is never touched.
 * Where days lie before, they and the others part: the later ones are a series of their own that follows. What hangs
 * on a later day goes, in order, to the days that take their place. Answers the series that holds from then on;
 * throws Stale.
 */
export async function changeSeries(
  tx: Tx,
  id: string,
  { from: asked, version, inviteePersonIds: wanted, startsOn, times, ...given }: SeriesChange,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openSeries(tx, id)
  if (isRefusal(opened)) return opened
  const { series, partnership } = opened
  if (!isRunning(series, tx.today)) return new Refusal('series_is_over')
  if (startsOn < tx.today) return new Refusal('series_from_past')
  const invited = (await seriesInvitees(tx, id)).map((one) => one.personId)
  const inviteePersonIds = wanted ?? invited
  const misplaced = await checkPlaces(tx, partnership, { ...given, inviteePersonIds }, [
    ...invited,
    ...dutiesOf(series).map((one) => one.person.id),
  ])
  if (misplaced !== null) return misplaced
  const from = laterOf(asked, tx.today)
  const before = await seriesDays(series, { from: series.beginsOn, to: addDays(from, -1), most: 1 })
  const span = await spanOf({ ...given, startsOn, times })
  if (isRefusal(span)) return span
  if (version !== series.version) throw new Stale({ ...fieldsOf(series), version: series.version })
  const days = await seriesDays(series, { from, to: null, most: mostDays })
  if (startsOn === days[0] && isSame(series, { ...given, ...span }) && isSameList(invited, inviteePersonIds))
    return keepAsItIs(tx, series)
  const later = await laterMeetings(tx, id, days[0] ?? from)
  const { weekdays, timeZone, ...rest } = given
  const fields = {
    ...rest,
    ...span,
    weekdays: weekdays.join(','),
    timeZone: timeZone ?? series.timeZone,
    madeUntil: addDays(span.beginsOn, -1),
  }
  const holds = before.length === 0 ? id : uuid()
  if (before.length === 0)
    await rewrite(tx, series, {
      ...fields,
      sequence: sequenceAfter(
        series,
        later.map((one) => one.sequence),
      ),
    })
  else {
    await rewrite(tx, series, { untilOn: addDays(from, -1), sequence: series.sequence + 1 })
    await follow(tx, series, holds, fields)
  }
  await tx.db
    .deleteFrom('meetingSeriesInvitees')
    .where('workspaceId', '=', tx.workspace.id)
    .where('seriesId', '=', holds)
    .execute()
  await inviteToSeries(tx, holds, inviteePersonIds)
  await takeAlong(tx, await readSeries(tx, holds), later, days)
  await makeAhead(tx, await readSeries(tx, holds))
  const historyId = await record(tx, 'series.changed', {
    subject: { kind: 'meetingSeries', id: holds },
    partnershipId: series.partnershipId,
    before: { ...fieldsOf(series), inviteePersonIds: invited },
    after: { ...given, ...span, inviteePersonIds },
    facts: { from: span.beginsOn },
  })
  return { id: holds, historyId }
}

/** Saved as it stood: it doesn't part, and nobody is told anything new. */
async function keepAsItIs(tx: Tx, series: Series): Promise<{ id: string; historyId: string }> {
  await rewrite(tx, series, { untilOn: series.untilOn, sequence: series.sequence })
  const same = fieldsOf(series)
  const historyId = await record(tx, 'series.kept', { ...aboutSeries(series), before: same, after: same })
  return { id: series.id, historyId }
}

/** Whether what is given for a series is what stands there; its first day is another's to compare. */
function isSame(
  series: Series,
  given: Omit<SeriesChange, 'from' | 'version' | 'inviteePersonIds' | 'startsOn' | 'times'>,
): boolean {
  const { beginsOn: _, ...stands } = fieldsOf(series)
  const { weekdays, timeZone } = given
  return (
    isSameList(series.weekdays, weekdays) &&
    Object.entries({ ...stands, timeZone: timeZone ?? stands.timeZone }).every(
      ([field, value]) =>
        value === (field === 'timeZone' ? stands.timeZone : given[field as keyof typeof given]),
    )
  )
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join()

/** Higher than anything that was sent about it or one of its days. */
const sequenceAfter = (series: Series, ofDays: readonly number[]): number =>
  series.sequence + Math.max(0, ...ofDays) + 1

const rewrite = (
  tx: Tx,
  series: Series,
  values: { sequence: number; untilOn: Day | null } & Record<string, unknown>,
) =>
  tx.db
    .updateTable('meetingSeries')
    .set({ ...values, version: series.version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', series.id)
    .execute()

const follow = (
  tx: Tx,
  series: Series,
  id: string,
  fields: Omit<
    SeriesChange,
    'from' | 'version' | 'inviteePersonIds' | 'startsOn' | 'times' | 'weekdays' | 'timeZone'
  > & {
    beginsOn: Day
    weekdays: string
    timeZone: string
    madeUntil: Day
  },
) =>
  tx.db
    .insertInto('meetingSeries')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId: series.partnershipId,
      ...fields,
      language: series.language,
      organizationId: series.organization.id,
      startedByPersonId: tx.actor.personId,
      followsSeriesId: series.id,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()

/** Puts the meetings of later days, in order, on the days that take their place; what finds none is cancelled. */
async function takeAlong(
  tx: Tx,
  series: Series,
  later: Awaited<ReturnType<typeof laterMeetings>>,
  days: readonly Day[],
): Promise<void> {
  const kept = await dropUntouched(tx, later)
  const places = await seriesDays(series, { from: series.beginsOn, to: null, most: days.length })
  const without: typeof kept = []
  for (const meeting of kept) {
    const place = places[days.indexOf(meeting.series?.day ?? '')]
    if (place === undefined) without.push(meeting)
    else await moveInto(tx, meeting, series, place)
  }
  await cancelAll(tx, without, '')
}

const fieldsOf = (series: Series) => ({
  title: series.title,
  beginsOn: series.beginsOn,
  untilOn: series.untilOn,
  repeats: series.repeats,
  every: series.every,
  startsAt: series.startsAt,
  timeZone: series.timeZone,
  lengthMinutes: series.lengthMinutes,
  place: series.place,
  onlineLink: series.onlineLink,
  hostOrganizationId: series.host?.id ?? null,
  chairPersonId: series.chair?.id ?? null,
  facilitatorPersonId: series.facilitator?.id ?? null,
  noteTakerPersonId: series.noteTaker?.id ?? null,
  hostPersonId: series.hostPerson?.id ?? null,
})
