import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { pageOfIds } from '#platform/http/paging.server.ts'
import { matches } from '#platform/search/search.server.ts'
import type { Weight } from '../behalf/behalf.ts'
import { concernsKnown } from '../concerns/reads.server.ts'
import { isOpen, isTakenBack, type Standing } from './commitment.ts'
import {
  answerColumns,
  commitmentIds,
  commitmentReach,
  type FactRow,
  factColumns,
  factJoins,
  reachableCommitments,
  standingOfRow,
} from './facts.server.ts'
import { perhapsOpen } from './unfinished.server.ts'
import type { LedgerAsked, LedgerView } from './views.ts'

/** A commitment as lists and records show it. */
export interface LedgerRow {
  id: string
  partnershipId: string
  partnershipName: string
  promisor: { id: string; name: string }
  beneficiaries: { id: string; name: string }[]
  text: string
  details: string
  responsible: { id: string; name: string } | null
  pledgedOn: Day
  /** The day as it was pledged; the day in force is the standing's. */
  pledgedFor: Day | null
  touchpointId: string | null
  /** The record it comes from other than a conversation: of this kind, by this id. */
  sourceKind: string | null
  sourceId: string | null
  acceptedOn: Day | null
  fulfilment: { fulfilledOn: Day; weight: Weight } | null
  withdrawal: { withdrawnOn: Day; weight: Weight } | null
  acknowledged: boolean
  disputed: boolean
  /** Whether it is still only pledged: nobody has accepted it, also not on anyone's behalf. */
  untouched: boolean
  /** A new day somebody asks for and nobody has answered. */
  askedFor: Day | null
  pledge: Weight
  /** The record of the pledge, where it was made for a partner. */
  behalfId: string | null
  version: number
  standing: Standing
}

type Row = FactRow & Omit<LedgerRow, 'standing' | 'promisor' | 'responsible'> & Named
interface Named {
  promisorId: string
  promisorName: string
  responsibleId: string | null
  responsibleName: string | null
}

/** The rows of the ledger within reach that meet a condition on `c`, as they stand today. One query, whatever their number. */
export async function ledgerRows(tx: Tx, narrow: RawBuilder<unknown>): Promise<LedgerRow[]> {
  const { rows: found } = await sql<Row>`${reachableCommitments(tx, narrow)}
    select ${factColumns(tx)}, c.partnership_id, c.partnership_name, c.text, c.details, c.pledged_on,
      c.due_on as pledged_for, c.touchpoint_id, c.source_kind, c.source_id, c.behalf_id, c.version,
      o.id as promisor_id, o.name as promisor_name, who.id as responsible_id, who.name as responsible_name,
      ${answerColumns(tx)},
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name_key), '[]'::json)
        from commitment_beneficiaries y
        join organizations g on g.workspace_id = ${tx.workspace.id} and g.id = y.organization_id
        where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id) as beneficiaries
    from reached c ${factJoins(tx)}
    join organizations o on o.workspace_id = ${tx.workspace.id} and o.id = c.promisor_organization_id
    left join people who on who.workspace_id = ${tx.workspace.id} and who.id = c.responsible_person_id`.execute(
    tx.db,
  )
  const rows = await withSourcesInReach(tx, await asReaderKnows(tx, found))
  return rows.map((row) => ({
    id: row.id,
    partnershipId: row.partnershipId,
    partnershipName: row.partnershipName,
    promisor: { id: row.promisorId, name: row.promisorName },
    beneficiaries: row.beneficiaries,
    text: row.text,
    details: row.details,
    responsible:
      row.responsibleId === null || row.responsibleName === null
        ? null
        : { id: row.responsibleId, name: row.responsibleName },
    pledgedOn: row.pledgedOn,
    pledgedFor: row.pledgedFor,
    touchpointId: row.touchpointId,
    sourceKind: row.sourceKind,
    sourceId: row.sourceId,
    acceptedOn: row.acceptedOn,
    fulfilment:
      row.fulfilledOn === null ? null : { fulfilledOn: row.fulfilledOn, weight: row.fulfilmentWeight },
    withdrawal:
      row.withdrawnOn === null ? null : { withdrawnOn: row.withdrawnOn, weight: row.withdrawalWeight },
    acknowledged: row.acknowledged,
    disputed: row.disputed,
    untouched: row.untouched,
    askedFor: row.askedFor,
    pledge: row.pledge,
    behalfId: row.behalfId,
    version: row.version,
    standing: standingOfRow(tx, row),
  }))
}

/** A promise is read by all partners; that it comes from a concern, only by who knows what that concern is about. */
async function withSourcesInReach(tx: Tx, rows: readonly Row[]): Promise<readonly Row[]> {
  const ids = rows.flatMap((row) => (row.sourceKind === 'concern' ? (row.sourceId ?? []) : []))
  if (ids.length === 0) return rows
  const known = await concernsKnown(tx, ids)
  return rows.map((row) =>
    row.sourceKind !== 'concern' || known.has(row.sourceId ?? '')
      ? row
      : { ...row, sourceKind: null, sourceId: null },
  )
}

/** What was changed after the reader's organization left reads as it stood then. */
async function asReaderKnows(tx: Tx, rows: readonly Row[]): Promise<readonly Row[]> {
  const stood = await asTheyStood(tx, 'commitment', rows)
  if (stood.size === 0) return rows
  const earlier = [...stood.values()].flatMap((values) => (values.responsiblePersonId ?? []) as string)
  const people = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...earlier, tx.workspace.id])
    .select(['id', 'name'])
    .execute()
  return rows.map((found) => {
    const row = asItStood(stood, found)
    const then = stood.get(row.id) ?? {}
    const person = people.find(({ id }) => id === then.responsiblePersonId)
    return {
      ...row,
      ...('dueOn' in then ? { pledgedFor: row.dueOn } : {}),
      ...('responsiblePersonId' in then
        ? { responsibleId: person?.id ?? null, responsibleName: person?.name ?? null }
        : {}),
    }
  })
}

export interface LedgerWanted {
  id?: string
  /** In this partnership, or in one of these. */
  partnershipId?: string | readonly string[]
  /** Promised by or to this organization. */
  organizationId?: string
  view: LedgerView
  query: string
  /** Only those by an organization, or only those that are not. */
  side?: { organizationId: string; side: 'by' | 'to' } | null
  source?: LedgerAsked['source']
  /** The day in force lies between these; '' for no bound. */
  from?: string
  to?: string
  sort?: LedgerAsked['sort']
  /** So many of what is open are enough, those due first. */
  most?: number
}

/** The whole ledger of a partnership, what is most pressing first; several parts of one page look at it. */
export const ledgerOf = (tx: Tx, partnershipId: string): Promise<readonly LedgerRow[]> =>
  askOnce(tx, `ledger ${partnershipId}`, () => readLedger(tx, { partnershipId, view: 'all', query: '' }))

/** What is asked for of the ledger, what is most pressing first; where something is searched, what matches best. */
export async function readLedger(tx: Tx, wanted: LedgerWanted): Promise<LedgerRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (wanted.partnershipId !== undefined)
    conditions.push(sql`c.partnership_id = any(${[wanted.partnershipId].flat()}::uuid[])`)
  const mayBeOpen = wanted.view === 'open' || wanted.view === 'late' ? await perhapsOpen(tx, wanted) : null
  if (mayBeOpen !== null) conditions.push(mayBeOpen)
  if (wanted.organizationId !== undefined)
    conditions.push(byOrTo(tx, wanted.organizationId, mayBeOpen !== null))
  if (wanted.id !== undefined) conditions.push(sql`c.id = ${wanted.id}`)
  if (wanted.side != null)
    conditions.push(
      wanted.side.side === 'by'
        ? sql`c.promisor_organization_id = ${wanted.side.organizationId}`
        : sql`c.promisor_organization_id <> ${wanted.side.organizationId}`,
    )
  if (wanted.source === 'touchpoint') conditions.push(sql`c.touchpoint_id is not null`)
  else if (wanted.source != null) conditions.push(sql`c.source_kind = ${wanted.source}`)
  const scores = wanted.query.trim() === '' ? null : await scoresOf(tx, wanted.query)
  if (scores !== null) conditions.push(sql`c.id = any(${[...scores.keys()]}::uuid[])`)
  const found = await ledgerRows(tx, sql.join(conditions, sql` and `))
  const rows = wanted.source === 'concern' ? found.filter((row) => row.sourceKind === 'concern') : found
  const inOrder = rows.filter((row) => inView(row, wanted.view) && inSpan(row, wanted)).sort(pressingFirst)
  if (wanted.sort != null) return inOrder.sort(orderBy(wanted.sort))
  return scores === null ? inOrder : inOrder.sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0))
}

/**
 * A condition on `c` for what is promised by or to an organization. Among few it is asked of each; else it is found
 * from both ends by index, as with “or” every promise there is would be looked at.
 */
const byOrTo = (tx: Tx, organizationId: string, amongFew: boolean): RawBuilder<unknown> =>
  amongFew
    ? sql`(c.promisor_organization_id = ${organizationId} or exists (select 1 from commitment_beneficiaries y
        where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id and y.organization_id = ${organizationId}))`
    : sql`c.id in (
      select y.id from commitments y where y.workspace_id = ${tx.workspace.id} and y.promisor_organization_id = ${organizationId}
      union all
      select commitment_id from commitment_beneficiaries where workspace_id = ${tx.workspace.id} and organization_id = ${organizationId})`

/** One page of a ledger, in the order in which its promises were made. */
export async function listLedger(
  tx: Tx,
  wanted: { partnershipId?: string | undefined; promisorOrganizationId?: string | undefined },
  listing: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ items: LedgerRow[]; total: number; next: string | null }> {
  const { partnershipId, promisorOrganizationId } = wanted
  const conditions = [
    sql`true`,
    ...(partnershipId === undefined ? [] : [sql`c.partnership_id = ${partnershipId}`]),
    ...(promisorOrganizationId === undefined
      ? []
      : [sql`c.promisor_organization_id = ${promisorOrganizationId}`]),
  ]
  const { ids, ...page } = await pageOfIds(tx, commitmentIds(tx, sql.join(conditions, sql` and `)), listing)
  const rows = ids.length === 0 ? [] : await ledgerRows(tx, sql`c.id = any(${ids}::uuid[])`)
  return { ...page, items: rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) }
}

/** How well commitments match what is searched. */
async function scoresOf(tx: Tx, query: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ id: string; score: number }>`select id, score
    from ${matches(tx, 'commitments', query, commitmentReach(tx))} found`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, row.score]))
}

/** Whether a view of the ledger shows a promise. */
export function inView(row: LedgerRow, view: LedgerView): boolean {
  if (view === 'all') return true
  if (view === 'kept') return row.standing.outcome === 'kept'
  if (view === 'broken') return row.standing.outcome === 'broken'
  return isOpen(row.standing) && !isTakenBack(row) && (view === 'open' || row.standing.lateDays > 0)
}

function inSpan({ standing: { dueOn } }: LedgerRow, { from = '', to = '' }: LedgerWanted): boolean {
  if (from === '' && to === '') return true
  return dueOn !== null && dueOn >= from && (to === '' || dueOn <= to)
}

/** By day, those without one last; the latest first where the sort begins with a minus. */
function orderBy(sort: NonNullable<LedgerAsked['sort']>) {
  const dayOf = (row: LedgerRow) => (sort.endsWith('due') ? row.standing.dueOn : row.pledgedOn)
  const sign = sort.startsWith('-') ? -1 : 1
  return (a: LedgerRow, b: LedgerRow): number => {
    const [one, other] = [dayOf(a), dayOf(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -sign : sign
  }
}

/** Open before done; of the open the earliest day first, without a day last; of the done the latest first. */
function pressingFirst(a: LedgerRow, b: LedgerRow): number {
  const open = Number(isOpen(b.standing)) - Number(isOpen(a.standing))
  if (open !== 0) return open
  const days = (row: LedgerRow) =>
    isOpen(row.standing)
      ? (row.standing.dueOn ?? '9999-12-31')
      : (row.fulfilment?.fulfilledOn ?? row.standing.dueOn ?? row.pledgedOn)
  const order = days(a) < days(b) ? -1 : days(a) > days(b) ? 1 : a.id < b.id ? -1 : 1
  return isOpen(a.standing) ? order : -order
}

/** One commitment as it stands; throws NotFound out of reach. */
export async function readCommitment(tx: Tx, id: string): Promise<LedgerRow> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [found] = await ledgerRows(tx, sql`c.id = ${id}`)
  if (found === undefined) throw new NotFound()
  return found
}

/** The promises that come from one record in reach: an agreement, a meeting, a concern. */
export const promisesFrom = (tx: Tx, kind: string, id: string): Promise<LedgerRow[]> =>
  ledgerRows(tx, sql`c.source_kind = ${kind} and c.source_id = ${id}`)
