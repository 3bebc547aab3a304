import { type RawBuilder, sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { type Fall, fallsBetween, fallsHoldUntil } from './falls.ts'
import type { Wave } from './pulse.ts'
import { lastTwoWaves, tiesOfWaves } from './reads.server.ts'

/** Whether what is kept of a partnership's pulses (`t`) is true today. */
const holds = (tx: Tx): RawBuilder<boolean> => sql`coalesce(t.tallied_mark = t.mark
  and t.tallied_on <= ${tx.today}::date and (t.holds_until is null or t.holds_until > ${tx.today}::date), false)`

/** A fall as it is kept. */
type KeptFall = [waveId: string, organizationId: string, on: Day]

/** Where pulses fell, in one partnership or all in reach: as it is kept where that holds, and worked out for the others. */
export async function fallsWithin(
  tx: Tx,
  partnershipId?: string,
): Promise<(Pick<Fall, 'waveId' | 'organizationId' | 'on'> & { partnershipId: string })[]> {
  const within =
    partnershipId === undefined
      ? sql`t.id in (${reachablePartnerships(tx).select('partnerships.id')})`
      : sql`t.id = ${partnershipId}`
  const { rows } = await sql<{ id: string; falls: KeptFall[] | null }>`
    select t.id, case when ${holds(tx)} then t.falls end as falls from pulse_tallies t
    where t.workspace_id = ${tx.workspace.id} and ${within} and not (${holds(tx)} and t.falls = '[]')`.execute(
    tx.db,
  )
  const unsure = rows.flatMap(({ id, falls }) => (falls === null ? [id] : []))
  return [
    ...rows.flatMap(({ id, falls }) =>
      (falls ?? []).map(([waveId, organizationId, on]) => ({
        waveId,
        organizationId,
        on,
        partnershipId: id,
      })),
    ),
    ...(await fallsOf(tx, unsure)).flatMap(({ now, falls }) =>
      falls.map((fall) => ({ ...fall, partnershipId: now.partnershipId })),
    ),
  ]
}

/** The last two closed waves of partnerships, and where a figure fell from one to the other. */
export async function fallsOf(
  tx: Tx,
  partnershipIds: readonly string[],
): Promise<{ now: Wave; before: Wave; falls: Fall[] }[]> {
  if (partnershipIds.length === 0) return []
  const waves = await lastTwoWaves(tx, partnershipIds)
  const ties = await tiesOfWaves(tx, waves)
  return [...Map.groupBy(waves, (wave) => wave.partnershipId).values()].flatMap(([now, before]) => {
    if (now === undefined || before === undefined) return []
    const said = { before: ties.get(before.id) ?? [], now: ties.get(now.id) ?? [] }
    return [{ now, before, falls: fallsBetween(before, now, said) }]
  })
}

/** So many partnerships are tallied in one transaction: few enough that nobody waits for it. */
const atOnce = 50

/** Job, every minute: works out anew where pulses fell, of partnerships where what is kept does not hold. */
export const tallyPulses: JobHandler = async (ctx) => {
  const ids = await keepHouse(ctx, async (tx) => {
    const { rows } = await sql<{ id: string }>`select t.id from pulse_tallies t
      where t.workspace_id = ${tx.workspace.id} and not ${holds(tx)} order by t.id`.execute(tx.db)
    return rows.map((row) => row.id)
  })
  for (let from = 0; from < ids.length; from += atOnce) await tally(ctx, ids.slice(from, from + atOnce))
}

/** Marks are read before the waves: what changes in between leaves a mark that is not the partnership's any more. */
const tally = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  keepHouse(ctx, async (tx) => {
    const { rows } = await sql<{ id: string; mark: number; closing: Day[] }>`
      select t.id, t.mark, array(select w.closes_on::text from pulse_waves w
        where w.workspace_id = t.workspace_id and w.partnership_id = t.id) as closing
      from pulse_tallies t where t.workspace_id = ${tx.workspace.id} and t.id = any(${[...ids]}::uuid[])
      order by t.id`.execute(tx.db)
    const falls = new Map((await fallsOf(tx, ids)).map((one) => [one.now.partnershipId, one.falls]))
    const kept = rows.map(({ id, mark, closing }) => ({
      id,
      mark,
      until: fallsHoldUntil(closing, tx.today),
      falls: (falls.get(id) ?? []).map(
        ({ waveId, organizationId, on }): KeptFall => [waveId, organizationId, on],
      ),
    }))
    await sql`update pulse_tallies t set tallied_mark = k.mark, tallied_on = ${tx.today}::date, holds_until = k.until, falls = k.falls
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(id uuid, mark integer, until date, falls jsonb)
      where t.workspace_id = ${tx.workspace.id} and t.id = k.id`.execute(tx.db)
  })
