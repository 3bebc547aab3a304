import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { inFull, type Sparse, type Unfinished } from './due.ts'
import { brokenAfter } from './facts.server.ts'
import { foldLedgers } from './fold.server.ts'
import { leftBehind, type Within } from './tallies.server.ts'

type Placed = Unfinished & { partnershipId: string }

/**
 * Unfinished promises that the own organization made or was made, where it takes part in a partnership that
 * neither rests nor is over: of what it promised what is due by the end of the week or disputed, of what it was
 * promised what may need its answer. A superset of what is due, in an order that stays, so that it can be turned
 * over like pages.
 */
export async function pressingPromises(tx: Tx): Promise<Placed[]> {
  const own = tx.actor.organizationId
  const ws = tx.workspace.id
  const { rows } = await sql<{
    kept: (Sparse & { partnershipId: string })[] | null
    unsure: string[] | null
    brokenAfterDays: number
  }>`
    with ledgers as materialized (
      select p.id, t.unfinished, coalesce(t.tallied_mark = t.mark, false) as holds
      from partners x
      join partnerships p on p.workspace_id = ${ws} and p.id = x.partnership_id and p.deleted_at is null
      left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
      where x.workspace_id = ${ws} and x.organization_id = ${own} and x.accepted_at is not null and x.left_at is null
        and not exists (select 1 from partnership_breaks b where b.workspace_id = ${ws}
          and b.partnership_id = p.id and b.ended_at is null and b.organization_id is null))
    select (select json_agg(u.value || jsonb_build_object('partnershipId', l.id))
        from ledgers l cross join lateral jsonb_array_elements(l.unfinished) u
        where l.holds and case when u.value->>'promisorId' = ${own}::text
          then u.value->>'dueOn' <= ${addDays(tx.today, 7)}::text or u.value ? 'disputed'
          else u.value ?| array['untouched', 'askedFor', 'needsAcknowledgement'] end) as kept,
      (select array_agg(l.id) from ledgers l where not l.holds) as unsure,
      ${brokenAfter(tx)} as broken_after_days`.execute(tx.db)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a from has one row')
  const folded = await foldLedgers(tx, found.unsure ?? [], found.brokenAfterDays)
  const live = [...folded].flatMap(([partnershipId, ledger]) =>
    ledger.unfinished.map((one) => ({ ...one, partnershipId })),
  )
  const all = [
    ...(found.kept ?? []).map((one) => ({ ...inFull(one), partnershipId: one.partnershipId })),
    ...live,
  ]
  const promised = await promisedTo(
    tx,
    own,
    all.filter((one) => one.promisorId !== own),
  )
  return all
    .filter((one) => one.promisorId === own || promised.has(one.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Which of these promises were made to an organization. */
async function promisedTo(tx: Tx, organizationId: string, rows: readonly Unfinished[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  // Looked up one by one: a host is promised half of all there is, and would be read whole.
  const found = await sql<{
    id: string
  }>`select asked.id from unnest(${rows.map((row) => row.id)}::uuid[]) as asked(id)
    cross join lateral (select from commitment_beneficiaries y where y.workspace_id = ${tx.workspace.id}
      and y.commitment_id = asked.id and y.organization_id = ${organizationId} limit 1) y`.execute(tx.db)
  return new Set(found.rows.map((row) => row.id))
}

/**
 * A condition on `c` for what may still be open, of one partnership or of those in which an organization takes or
 * took part; where days are named, of what is due between them the earliest. It is what is unfinished in ledgers whose tally is of their mark, and all promises of the others and of
 * partnerships that the own organization has left, which it reads as they stood then. A superset, to be judged
 * by the rule; it keeps a ledger of years from being read where only what is left to do is asked for.
 */
export async function perhapsOpen(
  tx: Tx,
  within: Within & { from?: Day; to?: Day; most?: number },
): Promise<RawBuilder<unknown>> {
  const { partnershipId, organizationId, from = '', to = '', most } = within
  const dueOn = sql`u.value->>'dueOn'`
  const ws = tx.workspace.id
  const { rows } = await sql<{ unfinished: string[] | null; unsure: string[] | null }>`
    with ledgers as materialized (
      select p.id, t.unfinished, coalesce(t.tallied_mark = t.mark, false) as holds
      from partnerships p
      left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
      where p.workspace_id = ${ws} and ${partnershipId === undefined ? sql`true` : sql`p.id = ${partnershipId}`}
        and ${
          organizationId === undefined
            ? sql`true`
            : sql`p.id in (select x.partnership_id from partners x
                where x.workspace_id = ${ws} and x.organization_id = ${organizationId})`
        })
    select (select json_agg(u.id) from (
        select u.value->>'id' as id from ledgers l cross join lateral jsonb_array_elements(l.unfinished) u
        where l.holds and u.value ? 'open' and ${from === '' ? sql`true` : sql`${dueOn} >= ${from}`} and ${to === '' ? sql`true` : sql`${dueOn} <= ${to}`}
        ${most === undefined ? sql`` : sql`order by ${dueOn}, u.value->>'id' limit ${most}`}) u) as unfinished,
      (select json_agg(l.id) from ledgers l where not l.holds) as unsure`.execute(tx.db)
  const [found] = rows
  const whole = [...(found?.unsure ?? []), ...leftBehind(tx, within)]
  return sql`(c.id = any(${found?.unfinished ?? []}::uuid[]) or c.partnership_id = any(${whole}::uuid[]))`
}
