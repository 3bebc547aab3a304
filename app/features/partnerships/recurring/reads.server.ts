import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { pageOfIds } from '#platform/http/paging.server.ts'
import type { Reach } from '#platform/search/search.server.ts'
import type { Weight } from '../behalf/behalf.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Plan, RecurringSource } from './recurring.ts'

export interface Accepted {
  organizationId: string
  organization: string
  acceptedOn: Day
  behalfId: string | null
  weight: Weight
  createdAt: string
}

/** A promise that comes round, as pages show it. */
export interface RecurringPromise extends Plan {
  id: string
  partnershipId: string
  partnershipName: string
  promisor: { id: string; name: string }
  beneficiaries: { id: string; name: string }[]
  text: string
  details: string
  language: string | null
  responsible: { id: string; name: string } | null
  pledgedOn: Day
  pledge: Weight
  behalfId: string | null
  sourceKind: RecurringSource | null
  sourceId: string | null
  /** Of an agreement: the clause it was made of. */
  clause: string | null
  followsId: string | null
  /** Up to this day its promises stand in the ledger. */
  laidUntil: Day | null
  accepted: Accepted[]
  /** The first acceptance that counts. */
  acceptedOn: Day | null
  /** Nobody has accepted it, also not on anyone's behalf. */
  untouched: boolean
  lastOn: Day | null
  endedOn: Day | null
  endedReason: string
  version: number
}

type Row = Omit<RecurringPromise, 'promisor' | 'responsible' | 'acceptedOn' | 'untouched' | 'endedReason'> & {
  promisorId: string
  promisorName: string
  responsibleId: string | null
  responsibleName: string | null
  endedReason: string | null
}

/** What `k` there is for the reader: whoever has left reads what was promised by then. */
function inReach(tx: Tx): RawBuilder<unknown> {
  const { partnerships } = tx.actor
  if (partnerships === 'all') return sql`true`
  const untils = [...partnerships.values()].map(({ until }) => until?.toISOString() ?? 'infinity')
  return sql`exists (select from unnest(${[...partnerships.keys()]}::uuid[], ${untils}::timestamptz[]) r (id, until)
    where r.id = k.partnership_id and k.created_at <= r.until)`
}

/**
 * Promises that come round which the actor reaches and that meet a condition on `k`; every read of them builds on
 * this. Whoever has left reads what was promised and said by then.
 */
export async function reachableRecurring(tx: Tx, narrow: RawBuilder<unknown>): Promise<RecurringPromise[]> {
  const ws = tx.workspace.id
  const { rows } = await sql<Row>`
    select k.id, k.partnership_id, p.name as partnership_name, o.id as promisor_id, o.name as promisor_name,
      k.text, k.details, k.language, k.rhythm, k.every, k.starts_on, k.until_on, k.times, who.id as responsible_id,
      who.name as responsible_name, k.pledged_on, ${weightSql('b')} as pledge, k.behalf_id, k.source_kind, k.source_id, k.clause,
      k.follows_id, k.laid_until, k.last_on, k.ended_on, k.ended_reason, k.version,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name_key), '[]'::json)
        from recurring_beneficiaries y
        join organizations g on g.workspace_id = ${ws} and g.id = y.organization_id
        where y.workspace_id = ${ws} and y.recurring_id = k.id) as beneficiaries,
      (select coalesce(json_agg(json_build_object('organizationId', y.organization_id, 'organization', g.name,
          'acceptedOn', y.accepted_on, 'behalfId', y.behalf_id, 'weight', ${weightSql('yb')}, 'createdAt', y.created_at)
          order by y.created_at, y.id), '[]'::json)
        from recurring_acceptances y
        join organizations g on g.workspace_id = ${ws} and g.id = y.organization_id
        left join behalf_acts yb on yb.workspace_id = ${ws} and yb.id = y.behalf_id
        where y.workspace_id = ${ws} and y.recurring_id = k.id) as accepted
    from recurring_promises k
    join partnerships p on p.workspace_id = ${ws} and p.id = k.partnership_id and p.deleted_at is null
    join organizations o on o.workspace_id = ${ws} and o.id = k.promisor_organization_id
    left join people who on who.workspace_id = ${ws} and who.id = k.responsible_person_id
    left join behalf_acts b on b.workspace_id = ${ws} and b.id = k.behalf_id
    where k.workspace_id = ${ws} and k.deleted_at is null and ${inReach(tx)} and ${narrow}
    order by k.ended_on nulls first, k.starts_on, k.id`.execute(tx.db)
  return rows.map((row) => shaped(tx, row))
}

function shaped(tx: Tx, row: Row): RecurringPromise {
  const until = readsUntil(tx, row.partnershipId)
  const accepted = row.accepted.filter((one) => until === null || new Date(one.createdAt) <= until)
  const { promisorId, promisorName, responsibleId, responsibleName, endedReason, ...rest } = row
  const untilOn = until === null ? null : dayIn(tx.workspace.timeZone, until)
  const ended = row.endedOn !== null && (untilOn === null || row.endedOn <= untilOn)
  return {
    ...rest,
    promisor: { id: promisorId, name: promisorName },
    responsible:
      responsibleId === null || responsibleName === null
        ? null
        : { id: responsibleId, name: responsibleName },
    accepted,
    acceptedOn: accepted.find((one) => one.weight === 'counts')?.acceptedOn ?? null,
    untouched: accepted.length === 0,
    lastOn: ended ? row.lastOn : null,
    endedOn: ended ? row.endedOn : null,
    endedReason: ended ? (endedReason ?? '') : '',
  }
}

/** Where they are searched: by words that are the actor's to know. */
export const recurringReach = (tx: Tx): Reach => ({
  within: sql`select k.id from recurring_promises k
    join partnerships p on p.workspace_id = k.workspace_id and p.id = k.partnership_id and p.deleted_at is null
    where k.workspace_id = ${tx.workspace.id} and k.deleted_at is null and ${inReach(tx)}
      and not ${changedLater(tx, 'k')}`,
})

/** What comes round in a partnership; what goes on first. */
export const recurringOf = (tx: Tx, partnershipId: string): Promise<RecurringPromise[]> =>
  reachableRecurring(tx, sql`k.partnership_id = ${partnershipId}`)

/** What comes round and was promised from one record in reach. */
export const recurringFrom = (tx: Tx, kind: RecurringSource, id: string): Promise<RecurringPromise[]> =>
  reachableRecurring(tx, sql`k.source_kind = ${kind} and k.source_id = ${id}`)

/** One page of those that meet a condition on `k`, in the order in which they were made. */
export async function listRecurring(
  tx: Tx,
  narrow: RawBuilder<unknown>,
  listing: Pick<Listing, 'cursor' | 'limit'>,
) {
  const { ids, ...page } = await pageOfIds(
    tx,
    sql`select k.id from recurring_promises k
      join partnerships p on p.workspace_id = k.workspace_id and p.id = k.partnership_id and p.deleted_at is null
      where k.workspace_id = ${tx.workspace.id} and k.deleted_at is null and ${inReach(tx)} and ${narrow}`,
    listing,
  )
  const rows = await reachableRecurring(tx, sql`k.id = any(${ids}::uuid[])`)
  return { ...page, items: rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) }
}

/** One promise that comes round; throws NotFound out of reach. */
export async function readRecurring(tx: Tx, id: string): Promise<RecurringPromise> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [found] = await reachableRecurring(tx, sql`k.id = ${id}`)
  if (found === undefined) throw new NotFound()
  return found
}
