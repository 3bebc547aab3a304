import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { deeds } from './deeds.server.ts'
import { type Measure, type Span, spanBegins } from './equity.ts'
import type { Sum } from './tally.ts'

/** A sum as it is kept: organization, measure, amount, and of how many deeds. */
export type KeptSum = [organizationId: string, measure: Measure, amount: number, count: number]

/**
 * Whether a tally `t` is true today: no row that counts has changed since, by the mark of its partnership in `l`, and
 * no deed has come into its span or fallen out of it by itself. See docs/decisions/0008.
 */
export const holds = (tx: Tx): RawBuilder<boolean> => sql`coalesce(t.tallied_mark = coalesce(l.deeds_mark, 0)
  and t.tallied_on <= ${tx.today}::date and (t.holds_until is null or t.holds_until > ${tx.today}::date), false)`

/** The tally of a span, and the mark of the partnership, beside partnerships `p`. */
export const tallied = (tx: Tx, months: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  left join ledger_tallies l on l.workspace_id = ${tx.workspace.id} and l.partnership_id = p.id
  left join equity_tallies t on t.workspace_id = ${tx.workspace.id} and t.partnership_id = p.id and t.months = ${months}`

/**
 * What counts over a span in every partnership, added up, by partnership. For the host's staff, who reach them all.
 * What a tally says that holds is taken from there, the deeds of the others are counted; in one statement is asked
 * which are which, so that a partnership which changes meanwhile is one of the two.
 */
export const sumsAcross = (tx: Tx, span: Span): Promise<ReadonlyMap<string, readonly Sum[]>> =>
  sumsWithin(tx, span, { kept: sql`t.sums`, within: sql`true` })

/** The same of who led meetings alone, in partnerships (`p`) that the actor takes part in. */
export const ledWithin = (
  tx: Tx,
  span: Span,
  within: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, readonly Sum[]>> =>
  sumsWithin(tx, span, { kept: sql`t.led`, within, measure: 'chair' })

async function sumsWithin(
  tx: Tx,
  span: Span,
  { kept, within, measure }: { kept: RawBuilder<unknown>; within: RawBuilder<unknown>; measure?: Measure },
): Promise<ReadonlyMap<string, readonly Sum[]>> {
  const { rows } = await sql<{ id: string; sums: KeptSum[] | null }>`
    select p.id, case when ${holds(tx)} then ${kept} end as sums
    from partnerships p ${tallied(tx, sql`${span}::integer`)}
    where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and ${within}`.execute(tx.db)
  const found = new Map<string, readonly Sum[]>()
  const unsure: string[] = []
  for (const { id, sums } of rows) {
    if (sums === null) unsure.push(id)
    else
      found.set(
        id,
        sums.map(([organizationId, measure, amount, count]) => ({ organizationId, measure, amount, count })),
      )
  }
  for (const [id, sums] of await countedIn(tx, unsure, span, measure)) found.set(id, sums)
  return found
}

/** The same, counted out of the deeds of some partnerships. */
export async function countedIn(
  tx: Tx,
  partnershipIds: readonly string[],
  span: Span,
  measure?: Measure,
): Promise<ReadonlyMap<string, readonly Sum[]>> {
  if (partnershipIds.length === 0) return new Map()
  const from = spanBegins(span, tx.today)
  const { rows } = await sql<Sum & { partnershipId: string }>`
    select partnership_id, organization_id, measure, sum(amount)::int as amount, count(*)::int as count
    from (${deeds(tx.workspace.id)}) d
    where partnership_id = any(${[...partnershipIds]}::uuid[]) and organization_id is not null
      and ${measure === undefined ? sql`true` : sql`measure = ${measure}`}
      and "on" <= ${tx.today}::date and ${from === null ? sql`true` : sql`"on" >= ${from}::date`}
    group by partnership_id, organization_id, measure`.execute(tx.db)
  return Map.groupBy(rows, (row) => row.partnershipId)
}
