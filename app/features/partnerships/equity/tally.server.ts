import { sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { deeds } from './deeds.server.ts'
import { spans } from './equity.ts'
import { holds, type KeptSum, tallied } from './sums.server.ts'
import { type DayOfDeeds, tallySpans } from './tally.ts'

/** So many partnerships are tallied in one transaction: few enough that nobody waits for it. */
const atOnce = 50

/** Job, every minute: tallies the deeds of partnerships where a tally does not hold. Where there is none it is one short question. */
export const tallyEquity: JobHandler = async (ctx) => {
  const ids = await keepHouse(ctx, unsure)
  for (let from = 0; from < ids.length; from += atOnce) await tally(ctx, ids.slice(from, from + atOnce))
}

const unsure = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select distinct p.id from partnerships p
    cross join unnest(${[...spans]}::integer[]) as span(months) ${tallied(tx, sql`span.months`)}
    where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and not ${holds(tx)}
    order by p.id`.execute(tx.db)
  return rows.map((row) => row.id)
}

/**
 * Counts the deeds of some partnerships and keeps what they came to. Marks are read before deeds: what changes in
 * between or afterwards leaves a tally with a mark that is not the partnership's any more, which nobody believes.
 */
const tally = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  keepHouse(ctx, async (tx) => {
    const { rows: marks } = await sql<{ id: string; mark: number }>`
      select wanted.id, coalesce(l.deeds_mark, 0) as mark from unnest(${[...ids]}::uuid[]) as wanted(id)
      left join ledger_tallies l on l.workspace_id = ${tx.workspace.id} and l.partnership_id = wanted.id
      order by wanted.id`.execute(tx.db)
    const { rows } = await sql<DayOfDeeds & { partnershipId: string }>`
      select partnership_id, organization_id, measure, "on", sum(amount)::int as amount, count(*)::int as count
      from (${deeds(tx.workspace.id)}) d
      where partnership_id = any(${[...ids]}::uuid[]) and organization_id is not null
      group by partnership_id, organization_id, measure, "on"`.execute(tx.db)
    const byPartnership = Map.groupBy(rows, (row) => row.partnershipId)
    await tx.db
      .insertInto('equityTallies')
      .values(
        marks.flatMap(({ id, mark }) =>
          tallySpans(byPartnership.get(id) ?? [], tx.today).map(({ months, sums, holdsUntil }) => ({
            workspaceId: tx.workspace.id,
            partnershipId: id,
            months,
            talliedMark: mark,
            talliedOn: tx.today,
            holdsUntil,
            sums: JSON.stringify(
              sums.map((sum): KeptSum => [sum.organizationId, sum.measure, sum.amount, sum.count]),
            ),
          })),
        ),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'months', 'partnershipId']).doUpdateSet((set) => ({
          talliedMark: set.ref('excluded.talliedMark'),
          talliedOn: set.ref('excluded.talliedOn'),
          holdsUntil: set.ref('excluded.holdsUntil'),
          sums: set.ref('excluded.sums'),
        })),
      )
      .execute()
  })
