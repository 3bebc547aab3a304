import { sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
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
    const folded = await foldLedgers(tx, ids, limit)
    const nothing: FoldedLedger = { tallies: [], holdsUntil: null, unfinished: [], quarters: [] }
    const ledgers = marks.map(({ id, mark }) => ({ id, mark, ...(folded.get(id) ?? nothing) }))
    await tx.db
      .insertInto('ledgerTallies')
      .values(
        ledgers.map(({ id, mark, holdsUntil, quarters }) => ({
          workspaceId: tx.workspace.id,
          partnershipId: id,
          talliedMark: mark,
          talliedOn: tx.today,
          brokenAfterDays: limit,
          holdsUntil,
          quarters: JSON.stringify(quarters),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'partnershipId']).doUpdateSet((set) => ({
          talliedMark: set.ref('excluded.talliedMark'),
          talliedOn: set.ref('excluded.talliedOn'),
          brokenAfterDays: set.ref('excluded.brokenAfterDays'),
          holdsUntil: set.ref('excluded.holdsUntil'),
          quarters: set.ref('excluded.quarters'),
        })),
      )
      .execute()
    // Whoever tallies the same ledgers meanwhile waits at the rows above, and finds these gone.
    for (const table of ['promisorTallies', 'unfinishedPromises'] as const)
      await tx.db
        .deleteFrom(table)
        .where('workspaceId', '=', tx.workspace.id)
        .where('partnershipId', 'in', [...ids])
        .execute()
    const placed = <T>(of: (ledger: FoldedLedger) => readonly T[]) =>
      JSON.stringify(
        ledgers.flatMap((ledger) => of(ledger).map((one) => ({ ...one, partnershipId: ledger.id }))),
      )
    await sql`insert into promisor_tallies (workspace_id, partnership_id, promisor_id, kept, done_late, broken, renegotiated, recent_on, recent_kept)
      select ${tx.workspace.id}, "partnershipId", "promisorId", kept, "doneLate", broken, renegotiated,
        array(select (r->>'on')::date from jsonb_array_elements(recent) r),
        array(select (r->>'kept')::boolean from jsonb_array_elements(recent) r)
      from jsonb_to_recordset(${placed(({ tallies }) => tallies)}::jsonb) as x("partnershipId" uuid, "promisorId" uuid,
        kept integer, "doneLate" integer, broken integer, renegotiated integer, recent jsonb)`.execute(tx.db)
    await sql`insert into unfinished_promises (workspace_id, id, partnership_id, promisor_id, beneficiary_ids, due_on, open, disputed, untouched, asked_for, needs_acknowledgement)
      select ${tx.workspace.id}, id, "partnershipId", "promisorId", "beneficiaryIds", "dueOn", open, disputed, untouched, "askedFor", "needsAcknowledgement"
      from jsonb_to_recordset(${placed(({ unfinished }) => unfinished)}::jsonb) as x(id uuid, "partnershipId" uuid, "promisorId" uuid, "beneficiaryIds" uuid[],
        "dueOn" date, open boolean, disputed boolean, untouched boolean, "askedFor" date, "needsAcknowledgement" boolean)`.execute(
      tx.db,
    )
  })
