import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addTallies, type KeptRate, rateOf } from './commitment.ts'
import { brokenAfter } from './facts.server.ts'
import { foldLedgers, type PromisorTally } from './fold.server.ts'

/** Whose promises, and of which partnership, a rate is asked for; of everybody and all in reach where nothing is said. */
export interface Within {
  partnershipId?: string
  organizationId?: string
}

/**
 * Whether a tally `t` is true today: nothing its rule looks at has changed since, the limit of days is the one
 * it was made with, and no promise has broken by itself. It is not believed before its own day either, for a
 * workspace may move to another time zone. See docs/decisions/0008.
 */
export const holds = (tx: Tx): RawBuilder<boolean> => sql`coalesce(t.tallied_mark = t.mark
  and t.broken_after_days = ${brokenAfter(tx)} and t.tallied_on <= ${tx.today}::date
  and (t.holds_until is null or t.holds_until > ${tx.today}::date), false)`

/** The kept rate of every promisor within reach, by organization: of one partnership, or across all that the reader reaches. */
export async function keptRates(tx: Tx, within: Within = {}): Promise<ReadonlyMap<string, KeptRate>> {
  const all = await allTallies(tx, within, sql`x.promisor_id`)
  return new Map(
    [...Map.groupBy(all, (one) => one.promisorId)].map(([id, tallies]) => [id, rateOf(addTallies(tallies))]),
  )
}

/** The kept rates of the own organization and of all others together, across all that the reader reaches. */
export async function keptRatesOfSides(tx: Tx): Promise<{ ours: KeptRate; theirs: KeptRate }> {
  const own = tx.actor.organizationId
  const all = await allTallies(
    tx,
    {},
    sql`case when x.promisor_id = ${own}::uuid then x.promisor_id::text else '' end`,
  )
  const [ours, theirs] = [true, false].map((isOurs) =>
    rateOf(addTallies(all.filter(({ promisorId }) => (promisorId === own) === isOurs))),
  ) as [KeptRate, KeptRate]
  return { ours, theirs }
}

/** The tallies of all ledgers, those that hold added up by `by` (of `x`) where they lie, in place of their promisor. */
async function allTallies(tx: Tx, within: Within, by: RawBuilder<unknown>) {
  const { tallied, unsure, brokenAfterDays } = await readTallies(tx, within, by)
  const folded = await foldLedgers(
    tx,
    [...unsure, ...leftBehind(tx, within)],
    brokenAfterDays,
    within.organizationId === undefined ? {} : { promisorId: within.organizationId },
  )
  return [...tallied, ...[...folded.values()].flatMap((ledger) => ledger.tallies)]
}

/**
 * The tallies that hold, added up by promisor, and the partnerships whose ledgers must be folded instead: in
 * one statement, so that a ledger which changes meanwhile is in one of the two and not in both or neither.
 */
async function readTallies(tx: Tx, { partnershipId, organizationId }: Within, by: RawBuilder<unknown>) {
  const { partnerships } = tx.actor
  const reach =
    partnerships === 'all'
      ? sql`true`
      : sql`p.id = any(${[...partnerships].filter(([, { until }]) => until === null).map(([id]) => id)}::uuid[])`
  const { rows } = await sql<{
    tallied: PromisorTally[] | null
    unsure: string[] | null
    brokenAfterDays: number
  }>`
    with ledgers as materialized (
      select p.id, ${holds(tx)} as holds
      from partnerships p
      left join ledger_tallies t on t.workspace_id = ${tx.workspace.id} and t.partnership_id = p.id
      where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and ${reach}
        and ${partnershipId === undefined ? sql`true` : sql`p.id = ${partnershipId}`})
    select (select json_agg(sums) from (
        select ${by} as "promisorId", sum(x.kept) as kept, sum(x.done_late) as "doneLate", sum(x.broken) as broken,
          sum(x.renegotiated) as renegotiated
        from ledgers l join promisor_tallies x on x.workspace_id = ${tx.workspace.id} and x.partnership_id = l.id
        where l.holds and ${organizationId === undefined ? sql`true` : sql`x.promisor_id = ${organizationId}`}
        group by 1) sums) as tallied,
      (select array_agg(l.id) from ledgers l where not l.holds) as unsure,
      ${brokenAfter(tx)} as broken_after_days`.execute(tx.db)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a from has one row')
  return { ...found, tallied: found.tallied ?? [], unsure: found.unsure ?? [] }
}

/** Partnerships that the own organization has left: it reads them as they stood then, and no tally is of that day. */
export function leftBehind(
  { actor }: Tx,
  { partnershipId }: { partnershipId?: string | readonly string[] },
): string[] {
  if (actor.partnerships === 'all') return []
  return [...actor.partnerships]
    .filter(
      ([id, { until }]) =>
        until !== null && (partnershipId === undefined || [partnershipId].flat().includes(id)),
    )
    .map(([id]) => id)
}
