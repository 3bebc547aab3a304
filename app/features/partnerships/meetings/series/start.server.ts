import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day, laterOf } from '#platform/context/days.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { checkPlaces } from '../invitees.server.ts'
import type { SeriesInput } from './inputs.ts'
import { makeAhead, makeDays } from './make.server.ts'
import { aboutSeries } from './open.server.ts'
import { readSeries, seriesDays } from './reads.server.ts'
import { mostDays } from './series.ts'

/**
 * Starts meetings that repeat. Days that are past are no meetings by themselves: what was held then is entered one
 * by one. Answers with the first that lies ahead, or the first of all.
 */
export async function startSeries(
  tx: Tx,
  { inviteePersonIds, startsOn, times, ...input }: SeriesInput,
): Promise<{ id: string; meetingId: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const no = await checkPlaces(tx, partnership, { ...input, inviteePersonIds })
  if (no !== null) return no
  const span = await spanOf({ ...input, startsOn, times })
  if (isRefusal(span)) return span
  const id = uuid()
  const { partnershipId, weekdays, timeZone, ...rest } = input
  await tx.db
    .insertInto('meetingSeries')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...rest,
      ...span,
      weekdays: weekdays.join(','),
      timeZone: timeZone ?? tx.workspace.timeZone,
      madeUntil: addDays(laterOf(span.beginsOn, tx.today), -1),
      organizationId: tx.actor.organizationId,
      startedByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await inviteToSeries(tx, id, inviteePersonIds)
  const series = await readSeries(tx, id)
  await makeAhead(tx, series)
  const meetingId = await firstMeeting(tx, id, span.beginsOn)
  const historyId = await record(tx, 'series.started', {
    ...aboutSeries(series),
    after: { ...input, ...span, inviteePersonIds },
    facts: { beginsOn: span.beginsOn },
  })
  return { id, meetingId, historyId }
}

/** The meeting to go to: the next; where all are past, the first, made for that. */
async function firstMeeting(tx: Tx, seriesId: string, day: Day): Promise<string> {
  const row = await tx.db
    .selectFrom('meetings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('seriesId', '=', seriesId)
    .orderBy('startsOn')
    .select('id')
    .executeTakeFirst()
  if (row !== undefined) return row.id
  return (await makeDays(tx, await readSeries(tx, seriesId), [day])).get(day) ?? ''
}

/** From which day to which: the first on which it falls, and the last. Refused where it falls on no day, or on too many. */
export async function spanOf({
  startsOn,
  untilOn,
  times,
  ...rhythm
}: Pick<SeriesInput, 'repeats' | 'every' | 'weekdays' | 'startsOn' | 'untilOn' | 'times'>): Promise<
  { beginsOn: Day; untilOn: Day | null } | Refusal
> {
  if (times !== null && times > mostDays) return new Refusal('series_too_many', { most: mostDays })
  const most = times ?? (untilOn === null ? 1 : mostDays + 1)
  const days = await seriesDays(
    { ...rhythm, beginsOn: startsOn, untilOn },
    { from: startsOn, to: null, most },
  )
  const [beginsOn] = days
  if (beginsOn === undefined) return new Refusal('series_no_day')
  if (days.length > mostDays) return new Refusal('series_too_many', { most: mostDays })
  const last = days.at(-1) ?? beginsOn
  return { beginsOn, untilOn: times === null ? untilOn : last }
}

export async function inviteToSeries(tx: Tx, seriesId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.db
    .insertInto('meetingSeriesInvitees')
    .values(
      [...new Set(personIds)].map((personId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        seriesId,
        personId,
        createdAt: tx.now,
      })),
    )
    .execute()
}
