import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addTallies } from './commitment.ts'
import { brokenAfter } from './facts.server.ts'
import { foldLedgers } from './fold.server.ts'
import type { QuarterTally } from './quarters.ts'
import { holds, leftBehind, type Within } from './tallies.server.ts'

/**
 * What promises came to, quarter by quarter: of one partnership, or across all that the reader reaches, of and to
 * one organization where it is named. Sums of the tallies that hold; the ledgers of the others are folded.
 */
export async function ratesOverTime(tx: Tx, within: Within): Promise<QuarterTally[]> {
  const { partnershipId, organizationId } = within
  const { partnerships } = tx.actor
  const reach =
    partnerships === 'all'
      ? sql`true`
      : sql`p.id = any(${[...partnerships].filter(([, { until }]) => until === null).map(([id]) => id)}::uuid[])`
  const { rows } = await sql<{
    tallied: QuarterTally[] | null
    unsure: string[] | null
    brokenAfterDays: number
  }>`
    with ledgers as materialized (
      select p.id, t.quarters, ${holds(tx)} as holds
      from partnerships p
      left join ledger_tallies t on t.workspace_id = ${tx.workspace.id} and t.partnership_id = p.id
      where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and ${reach}
        and ${partnershipId === undefined ? sql`true` : sql`p.id = ${partnershipId}`}
        and ${
          organizationId === undefined
            ? sql`true`
            : sql`p.id in (select x.partnership_id from partners x
                where x.workspace_id = ${tx.workspace.id} and x.organization_id = ${organizationId})`
        })
    select (select json_agg(sums) from (
        select x."organizationId", x.side, x.quarter, sum(x.kept) as kept, sum(x."doneLate") as "doneLate",
          sum(x.broken) as broken, sum(x.renegotiated) as renegotiated
        from ledgers l cross join lateral jsonb_to_recordset(l.quarters) as x("organizationId" uuid, side text,
          quarter date, kept integer, "doneLate" integer, broken integer, renegotiated integer)
        where l.holds and ${organizationId === undefined ? sql`true` : sql`x."organizationId" = ${organizationId}`}
        group by 1, 2, 3) sums) as tallied,
      (select array_agg(l.id) from ledgers l where not l.holds) as unsure,
      ${brokenAfter(tx)} as broken_after_days`.execute(tx.db)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a from has one row')
  const unsure = [...(found.unsure ?? []), ...leftBehind(tx, within)]
  const folded = await foldLedgers(tx, unsure, found.brokenAfterDays)
  const live = [...folded.values()]
    .flatMap((ledger) => ledger.quarters)
    .filter((one) => organizationId === undefined || one.organizationId === organizationId)
  const all = Map.groupBy(
    [...(found.tallied ?? []), ...live],
    (one) => `${one.organizationId} ${one.side} ${one.quarter}`,
  )
  return [...all.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, ...addTallies([first, ...more]) }],
  )
}
