import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { brokenAfter } from './facts.server.ts'
import { type FoldedLedger, foldLedgers } from './fold.server.ts'
import { holds } from './tallies.server.ts'
import { fallsFrom, oneSidedFrom, oneSidedShare, recentDays } from './warnings.ts'

/** What early warnings look at in the ledger of one partnership, counted by who promised. */
export interface LedgerSigns {
  partnershipId: string
  /** Promises still to be kept; of those, what was promised to the reader's own organization and is late, and since when. */
  work: readonly { promisorId: string; open: number; late: number; since: Day | null }[]
  /** What those counted came to: altogether, and those of the last months. */
  rates: readonly { promisorId: string; all: Counted; lately: Counted }[]
}
interface Counted {
  kept: number
  counted: number
}

/** The signs of one partnership, or of all that the actor reaches and has not left; several warnings look at them. */
export const signsIn = (tx: Tx, partnershipId?: string): Promise<readonly LedgerSigns[]> =>
  askOnce(tx, `ledger signs ${partnershipId ?? ''}`, () => readSigns(tx, partnershipId))

/** From what is stored of ledgers while it holds; the others are folded. In one statement, so that none is missed or met twice. */
async function readSigns(tx: Tx, partnershipId: string | undefined): Promise<LedgerSigns[]> {
  const ws = tx.workspace.id
  const own = tx.actor.organizationId
  const from = addDays(tx.today, -recentDays)
  const { partnerships } = tx.actor
  const reach =
    partnerships === 'all'
      ? sql`true`
      : sql`p.id = any(${[...partnerships].filter(([, { until }]) => until === null).map(([id]) => id)}::uuid[])`
  const only = (column: string) =>
    partnershipId === undefined ? sql`true` : sql`${sql.ref(column)} = ${partnershipId}`
  const { rows } = await sql<{
    id: string
    holds: boolean
    work: [promisorId: string, open: number, late: number, since: Day | null][] | null
    rates:
      | [promisorId: string, kept: number, counted: number, keptLately: number, countedLately: number][]
      | null
    brokenAfterDays: number
  }>`
    with work as (
      select partnership_id, json_agg(json_build_array(promisor_id, open, late, since)) as work
      from (select u.partnership_id, u.promisor_id, count(*) filter (where u.open) as open,
          count(*) filter (where ${late(tx)}) as late, min(u.due_on) filter (where ${late(tx)}) as since
        from unfinished_promises u where u.workspace_id = ${ws} and ${only('u.partnership_id')}
        group by 1, 2) counted group by 1
      -- What no warning speaks of is not told: nothing is late, and no side holds almost all.
      having sum(late) > 0 or sum(open) >= ${oneSidedFrom} and max(open) >= sum(open) * ${oneSidedShare}::numeric),
    rates as (
      select t.partnership_id, json_agg(json_build_array(t.promisor_id, t.kept, t.kept + t.done_late + t.broken,
          lately.kept, lately.counted)) as rates
      from promisor_tallies t
      cross join lateral (select count(*) filter (where x.kept) as kept, count(*) as counted
        from unnest(t.recent_on, t.recent_kept) as x("on", kept) where x."on" >= ${from}::date) lately
      -- Nor a rate that does not fall: nothing was missed lately, or too few say so.
      where t.workspace_id = ${ws} and false = any(t.recent_kept) and ${only('t.partnership_id')}
        and lately.counted >= ${fallsFrom}
        and lately.kept::float / nullif(lately.counted, 0) < (t.kept - lately.kept)::float
          / nullif(t.kept + t.done_late + t.broken - lately.counted, 0)
      group by 1)
    select p.id, ${holds(tx)} as holds, work.work, rates.rates, ${brokenAfter(tx)} as broken_after_days
    from partnerships p
    left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
    left join work on work.partnership_id = p.id
    left join rates on rates.partnership_id = p.id
    where p.workspace_id = ${ws} and p.deleted_at is null and ${reach} and ${only('p.id')}
      and (not ${holds(tx)} or work.work is not null or rates.rates is not null)`.execute(tx.db)
  const unsure = rows.filter((row) => !row.holds).map((row) => row.id)
  const folded = await foldLedgers(tx, unsure, rows[0]?.brokenAfterDays ?? 0)
  const stored = rows
    .filter((row) => row.holds)
    .map(({ id, work, rates }) => ({
      partnershipId: id,
      work: (work ?? []).map(([promisorId, open, late, since]) => ({ promisorId, open, late, since })),
      rates: (rates ?? []).map(([promisorId, kept, counted, keptLately, countedLately]) => ({
        promisorId,
        all: { kept, counted },
        lately: { kept: keptLately, counted: countedLately },
      })),
    }))
  return [...stored, ...[...folded].map(([id, ledger]) => signsOf(id, ledger, own, tx.today))]

  function late({ today }: Tx) {
    return sql`u.open and u.due_on < ${today}::date and u.promisor_id <> ${own} and ${own} = any(u.beneficiary_ids)`
  }
}

/** The same of a ledger that was folded. */
function signsOf(partnershipId: string, ledger: FoldedLedger, own: string, today: Day): LedgerSigns {
  const from = addDays(today, -recentDays)
  return {
    partnershipId,
    work: [...Map.groupBy(ledger.unfinished, (one) => one.promisorId)].map(([promisorId, promises]) => {
      const open = promises.filter((one) => one.open)
      const late = open.flatMap(({ dueOn, beneficiaryIds }) =>
        dueOn !== null && dueOn < today && promisorId !== own && beneficiaryIds.includes(own) ? [dueOn] : [],
      )
      return { promisorId, open: open.length, late: late.length, since: late.sort()[0] ?? null }
    }),
    rates: ledger.tallies.map(({ promisorId, kept, doneLate, broken, recent }) => {
      const lately = recent.filter(({ on }) => on >= from)
      return {
        promisorId,
        all: { kept, counted: kept + doneLate + broken },
        lately: { kept: lately.filter((one) => one.kept).length, counted: lately.length },
      }
    }),
  }
}
