import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { addInvitees } from '../invitees.server.ts'
import { seriesDays, seriesInvitees } from './reads.server.ts'
import { daysMadeAhead, type Series } from './series.ts'

/** What a meeting takes from its series. */
export const taken = (series: Series) => ({
  title: series.title,
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
  language: series.language,
})

/**
 * Makes the days of a series that are near meetings: those after `madeUntil` and within some weeks of `today`, and
 * always the next one. Whoever calls it holds the row of the series, so that no day is made twice.
 */
export async function makeAhead(tx: Tx, series: Series): Promise<void> {
  const from = addDays(series.madeUntil, 1)
  const horizon = addDays(tx.today, daysMadeAhead)
  let days = await seriesDays(series, { from, to: horizon, most: 100 })
  if (days.length === 0 && (await comingOf(tx, series.id)) === 0)
    days = await seriesDays(series, { from, to: null, most: 1 })
  await makeDays(tx, series, days)
  const madeUntil = [horizon, series.madeUntil, ...days].sort().at(-1) ?? horizon
  await tx.db
    .updateTable('meetingSeries')
    .set({ madeUntil })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', series.id)
    .execute()
}

/** How many meetings of a series lie ahead. */
async function comingOf(tx: Tx, seriesId: string): Promise<number> {
  const { rows } = await sql<{ coming: number }>`select count(*)::int as coming from meetings
    where workspace_id = ${tx.workspace.id} and series_id = ${seriesId} and starts_on >= ${tx.today}
      and deleted_at is null`.execute(tx.db)
  return rows[0]?.coming ?? 0
}

/** Makes days of a series meetings, those that are not yet; answers their ids by day. */
export async function makeDays(tx: Tx, series: Series, days: readonly Day[]): Promise<Map<Day, string>> {
  const made = new Map<Day, string>()
  if (days.length === 0) return made
  const there = await tx.db
    .selectFrom('meetings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('seriesId', '=', series.id)
    .where('seriesDay', 'in', [...days])
    .select('seriesDay')
    .execute()
  const invitees = await seriesInvitees(tx, series.id)
  for (const day of days) {
    if (there.some((one) => one.seriesDay === day)) continue
    const id = uuid()
    await tx.db
      .insertInto('meetings')
      .values({
        workspaceId: tx.workspace.id,
        id,
        partnershipId: series.partnershipId,
        ...taken(series),
        startsOn: day,
        organizationId: series.organization.id,
        seriesId: series.id,
        seriesDay: day,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .execute()
    await addInvitees(
      tx,
      id,
      invitees.map((one) => one.personId),
    )
    const answered = invitees.filter((one) => one.answer !== null)
    for (const { personId, answer, answeredAt } of answered)
      await tx.db
        .updateTable('meetingInvitees')
        .set({ answer, answeredAt: answeredAt ?? tx.now })
        .where('workspaceId', '=', tx.workspace.id)
        .where('meetingId', '=', id)
        .where('personId', '=', personId)
        .execute()
    made.set(day, id)
  }
  return made
}
