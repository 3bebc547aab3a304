import { sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { sparse } from './due.ts'
import { brokenAfter } from './facts.server.ts'
import { type FoldedLedger, foldLedgers } from './fold.server.ts'
import { holds } from './tallies.server.ts'

/** So many ledgers are tallied in one transaction: few enough that nobody waits for it. */
const atOnce = 50

/** Job, every minute: tallies the ledgers whose tally does not hold. Where there is none it is one short question. */
export const tallyLedgers: JobHandler = async (ctx) => {
  const ids = await keepHouse(ctx, unsureLedgers)
  for (let from = 0; from < ids.length; from += atOnce) await tally(ctx, ids.slice(from, from + atOnce))
}

/** In the order in which triggers move marks, so that nobody is locked out. */
const unsureLedgers = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select p.id from partnerships p
    left join ledger_tallies t on t.workspace_id = p.workspace_id and t.partnership_id = p.id
    where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and not ${holds(tx)}
    order by p.id`.execute(tx.db)
  return rows.map((row) => row.id)
}

/**
 * Folds some ledgers and keeps what they came to. Marks and limit are read before the promises: what changes in
 * between or afterwards leaves a tally with a mark that is not the ledger's any more, which nobody believes.
 */
const tally = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  keepHouse(ctx, async (tx) => {
    const { rows: marks } = await sql<{ id: string; mark: number; brokenAfterDays: number }>`
      select wanted.id, coalesce(t.mark, 0) as mark, ${brokenAfter(tx)} as broken_after_days
      from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, place)
      left join ledger_tallies t on t.workspace_id = ${tx.workspace.id} and t.partnership_id = wanted.id
      order by wanted.place`.execute(tx.db)
    const limit = marks[0]?.brokenAfterDays
    if (limit === undefined) return
    const folded = await foldLedgers(tx, ids, limit, { quarters: true })
    const nothing: FoldedLedger = { tallies: [], holdsUntil: null, unfinished: [], quarters: [] }
    await tx.db
      .insertInto('ledgerTallies')
      .values(
        marks.map(({ id, mark }) => {
          const { tallies, holdsUntil, unfinished, quarters } = folded.get(id) ?? nothing
          return {
            workspaceId: tx.workspace.id,
            partnershipId: id,
            talliedMark: mark,
            talliedOn: tx.today,
            brokenAfterDays: limit,
            holdsUntil,
            tallies: JSON.stringify(tallies),
            quarters: JSON.stringify(quarters),
            unfinished: JSON.stringify(unfinished.map(sparse)),
          }
        }),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'partnershipId']).doUpdateSet((set) => ({
          talliedMark: set.ref('excluded.talliedMark'),
          talliedOn: set.ref('excluded.talliedOn'),
          brokenAfterDays: set.ref('excluded.brokenAfterDays'),
          holdsUntil: set.ref('excluded.holdsUntil'),
          tallies: set.ref('excluded.tallies'),
          quarters: set.ref('excluded.quarters'),
          unfinished: set.ref('excluded.unfinished'),
        })),
      )
      .execute()
  })
