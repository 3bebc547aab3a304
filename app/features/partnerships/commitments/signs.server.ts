import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { brokenAfter } from './facts.server.ts'
import { type FoldedLedger, foldLedgers } from './fold.server.ts'
import { holds } from './tallies.server.ts'
import { fallsBy, fallsFrom, oneSided, oneSidedFrom, oneSidedShare, recentDays } from './warnings.ts'

/** What early warnings look at in the ledger of one partnership, counted by who promised. */
export interface LedgerSigns {
  partnershipId: string
  /** Who is late with what they promised to the reader's own organization, and since when. */
  late: readonly { promisorId: string; since: Day }[]
  /** One side holds almost everything that is still to be kept. */
  isOneSided: boolean
  /** What those counted came to: altogether, and those of the last months. */
  rates: readonly { promisorId: string; all: Counted; lately: Counted }[]
}
interface Counted {
  kept: number
  counted: number
}

type Found = [
  partnershipId: string,
  holds: boolean,
  late: [promisorId: string, since: Day][] | null,
  isOneSided: boolean,
  rates:
    | [promisorId: string, kept: number, counted: number, keptLately: number, countedLately: number][]
    | null,
]

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
  // There can be a thousand; as one row they are taken in much faster.
  const { rows } = await sql<{ found: Found[] | null; brokenAfterDays: number }>`
    with late as (
      select partnership_id, json_agg(json_build_array(promisor_id, since)) as late
      from (select u.partnership_id, u.promisor_id, min(u.due_on) as since from unfinished_promises u
        where u.workspace_id = ${ws} and ${only('u.partnership_id')} and u.open and u.due_on < ${tx.today}::date
          and u.promisor_id <> ${own} and ${own} = any(u.beneficiary_ids)
        group by 1, 2) since group by 1),
    one_sided as (
      select partnership_id from (select u.partnership_id, u.promisor_id, count(*) as open from unfinished_promises u
        where u.workspace_id = ${ws} and ${only('u.partnership_id')} and u.open group by 1, 2) counted
      group by 1 having sum(open) >= ${oneSidedFrom} and max(open) >= sum(open) * ${oneSidedShare}::numeric),
    rates as (
      select t.partnership_id, json_agg(json_build_array(t.promisor_id, t.kept, t.kept + t.done_late + t.broken,
          lately.kept, lately.counted)) as rates
      from promisor_tallies t
      cross join lateral (select count(*) filter (where x.kept) as kept, count(*) as counted
        from unnest(t.recent_on, t.recent_kept) as x("on", kept) where x."on" >= ${from}::date) lately
      -- What no warning speaks of is not told: nothing was missed lately, too few say so, or the rate hardly falls.
      where t.workspace_id = ${ws} and false = any(t.recent_kept) and ${only('t.partnership_id')}
        and cardinality(t.recent_kept) >= ${fallsFrom} and lately.counted >= ${fallsFrom}
        and (t.kept - lately.kept)::float / nullif(t.kept + t.done_late + t.broken - lately.counted, 0)
          - lately.kept::float / nullif(lately.counted, 0) >= ${fallsBy}::float - 1e-6
      group by 1)
    select json_agg(json_build_array(p.id, ${holds(tx)}, late.late, one_sided.partnership_id is not null, rates.rates)) as found,
      ${brokenAfter(tx)} as broken_after_days
    from partnerships p
    left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
    left join late on late.partnership_id = p.id
    left join one_sided on one_sided.partnership_id = p.id
    left join rates on rates.partnership_id = p.id
    where p.workspace_id = ${ws} and p.deleted_at is null and ${reach} and ${only('p.id')}
      and (not ${holds(tx)} or late.late is not null or one_sided.partnership_id is not null
        or rates.rates is not null)`.execute(tx.db)
  const [{ found, brokenAfterDays } = { found: null, brokenAfterDays: 0 }] = rows
  const all = found ?? []
  const folded = await foldLedgers(
    tx,
    all.flatMap(([id, holds]) => (holds ? [] : [id])),
    brokenAfterDays,
  )
  const stored = all
    .filter(([, holds]) => holds)
    .map(([id, , late, isOneSided, rates]) => ({
      partnershipId: id,
      late: (late ?? []).map(([promisorId, since]) => ({ promisorId, since })),
      isOneSided,
      rates: (rates ?? []).map(([promisorId, kept, counted, keptLately, countedLately]) => ({
        promisorId,
        all: { kept, counted },
        lately: { kept: keptLately, counted: countedLately },
      })),
    }))
  return [...stored, ...[...folded].map(([id, ledger]) => signsOf(id, ledger, own, tx.today))]
}

/** The same of a ledger that was folded. */
function signsOf(partnershipId: string, ledger: FoldedLedger, own: string, today: Day): LedgerSigns {
  const from = addDays(today, -recentDays)
  const unkept = ledger.unfinished.filter((one) => one.open)
  const open = Map.groupBy(unkept, (one) => one.promisorId)
  const late = Map.groupBy(
    unkept.filter(
      ({ promisorId, beneficiaryIds, dueOn }) =>
        dueOn !== null && dueOn < today && promisorId !== own && beneficiaryIds.includes(own),
    ),
    (one) => one.promisorId,
  )
  return {
    partnershipId,
    late: [...late].flatMap(([promisorId, promises]) => {
      const [since] = promises.flatMap(({ dueOn }) => dueOn ?? []).sort()
      return since === undefined ? [] : [{ promisorId, since }]
    }),
    isOneSided: oneSided(new Map([...open].map(([promisorId, { length }]) => [promisorId, length]))) !== null,
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
