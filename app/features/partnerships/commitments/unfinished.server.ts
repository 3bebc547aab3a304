import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import type { Unfinished } from './due.ts'
import { brokenAfter } from './facts.server.ts'
import { foldLedgers } from './fold.server.ts'
import { leftBehind, type Within } from './tallies.server.ts'

/** One that is the own organization's to keep, or to answer. */
type Pressing = Omit<Unfinished, 'beneficiaryIds'> & { partnershipId: string }
/** There can be thousands, and names of columns would be most of what is sent. */
type Sent = [
  id: string,
  partnershipId: string,
  promisorId: string,
  dueOn: Day | null,
  open: boolean,
  disputed: boolean,
  untouched: boolean,
  askedFor: Day | null,
  needsAcknowledgement: boolean,
]

/**
 * Unfinished promises that the own organization made or was made, where it takes part in a partnership that
 * neither rests nor is over: of what it promised what is due by the end of the week or disputed, of what it was
 * promised what may need its answer. A superset of what is due, in an order that stays, so that it can be turned
 * over like pages.
 */
export async function pressingPromises(tx: Tx): Promise<Pressing[]> {
  const own = tx.actor.organizationId
  const ws = tx.workspace.id
  const { rows } = await sql<{ kept: Sent[] | null; unsure: string[] | null; brokenAfterDays: number }>`
    with ledgers as materialized (
      select p.id, coalesce(t.tallied_mark = t.mark, false) as holds
      from partners x
      join partnerships p on p.workspace_id = ${ws} and p.id = x.partnership_id and p.deleted_at is null
      left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
      where x.workspace_id = ${ws} and x.organization_id = ${own} and x.accepted_at is not null and x.left_at is null
        and not exists (select 1 from partnership_breaks b where b.workspace_id = ${ws}
          and b.partnership_id = p.id and b.ended_at is null and b.organization_id is null))
    select (select json_agg(json_build_array(u.id, u.partnership_id, u.promisor_id, u.due_on, u.open, u.disputed,
          u.untouched, u.asked_for, u.needs_acknowledgement))
        from ledgers l join unfinished_promises u on u.workspace_id = ${ws} and u.partnership_id = l.id
        where l.holds and case when u.promisor_id = ${own} then u.due_on <= ${addDays(tx.today, 7)}::date or u.disputed
          else (u.untouched or u.asked_for is not null or u.needs_acknowledgement) and ${own} = any(u.beneficiary_ids) end) as kept,
      (select array_agg(l.id) from ledgers l where not l.holds) as unsure,
      ${brokenAfter(tx)} as broken_after_days`.execute(tx.db)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a from has one row')
  const folded = await foldLedgers(tx, found.unsure ?? [], found.brokenAfterDays)
  const live = [...folded].flatMap(([partnershipId, ledger]) =>
    ledger.unfinished
      .filter((one) => one.promisorId === own || one.beneficiaryIds.includes(own))
      .map((one) => ({ ...one, partnershipId })),
  )
  return [...(found.kept ?? []).map(pressing), ...live].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const pressing = ([id, partnershipId, promisorId, dueOn, ...rest]: Sent): Pressing => {
  const [open, disputed, untouched, askedFor, needsAcknowledgement] = rest
  return { id, partnershipId, promisorId, dueOn, open, disputed, untouched, askedFor, needsAcknowledgement }
}

/**
 * A condition on `c` for what may still be open, of some partnerships or of those in which an organization takes or
 * took part; where days are named, of what is due between them the earliest. It is what is unfinished in ledgers whose tally is of their mark, and all promises of the others and of
 * partnerships that the own organization has left, which it reads as they stood then. A superset, to be judged
 * by the rule; it keeps a ledger of years from being read where only what is left to do is asked for.
 */
export async function perhapsOpen(
  tx: Tx,
  within: Omit<Within, 'partnershipId'> & {
    partnershipId?: string | readonly string[]
    from?: Day
    to?: Day
    most?: number
  },
): Promise<RawBuilder<unknown>> {
  const { partnershipId, organizationId, from = '', to = '', most } = within
  const ws = tx.workspace.id
  const { rows } = await sql<{ unfinished: string[] | null; unsure: string[] | null }>`
    with ledgers as materialized (
      select p.id, coalesce(t.tallied_mark = t.mark, false) as holds
      from partnerships p
      left join ledger_tallies t on t.workspace_id = ${ws} and t.partnership_id = p.id
      where p.workspace_id = ${ws} and ${partnershipId === undefined ? sql`true` : sql`p.id = any(${[partnershipId].flat()}::uuid[])`}
        and ${
          organizationId === undefined
            ? sql`true`
            : sql`p.id in (select x.partnership_id from partners x
                where x.workspace_id = ${ws} and x.organization_id = ${organizationId})`
        })
    select (select json_agg(u.id) from (
        select u.id from ledgers l join unfinished_promises u on u.workspace_id = ${ws} and u.partnership_id = l.id
        where l.holds and u.open and ${from === '' ? sql`true` : sql`u.due_on >= ${from}::date`} and ${to === '' ? sql`true` : sql`u.due_on <= ${to}::date`}
        ${most === undefined ? sql`` : sql`order by u.due_on, u.id limit ${most}`}) u) as unfinished,
      (select json_agg(l.id) from ledgers l where not l.holds) as unsure`.execute(tx.db)
  const [found] = rows
  const whole = [...(found?.unsure ?? []), ...leftBehind(tx, within)]
  return sql`(c.id = any(${found?.unfinished ?? []}::uuid[]) or c.partnership_id = any(${whole}::uuid[]))`
}
