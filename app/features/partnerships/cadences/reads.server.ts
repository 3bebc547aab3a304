import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { pageOfIds } from '#platform/http/paging.server.ts'
import type { Weight } from '../behalf/behalf.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { reachableTouchpoints } from '../touchpoints/reads.server.ts'
import type { TouchpointKind } from '../touchpoints/touchpoint.ts'
import type { Cadence, Channel } from './cadence.ts'

interface Row {
  id: string
  partnershipId: string
  partnershipName: string
  organizationId: string
  organizationName: string
  otherId: string
  otherName: string
  everyDays: number
  channel: Channel
  language: string | null
  purpose: string
  otherPersonId: string | null
  otherPersonName: string | null
  partnerPersonId: string | null
  partnerPersonName: string | null
  startsOn: Day
  proposerId: string
  proposerName: string
  proposedAt: Date
  acceptedAt: Date | null
  behalfId: string | null
  weight: Weight
  isKept: boolean
  rest: Cadence['rest']
  lastOn: Day | null
  lastKind: TouchpointKind | null
  lastWho: string | null
}

/** Whoever has left reads what was agreed by then. */
function inReach(tx: Tx): RawBuilder<unknown> {
  const { partnerships } = tx.actor
  if (partnerships === 'all') return sql`true`
  const left = [...partnerships].filter(([, reached]) => reached.until !== null)
  return sql`k.partnership_id = any(${[...partnerships.keys()]}::uuid[]) ${sql.join(
    left.map(
      ([id, reached]) =>
        sql`and (k.partnership_id <> ${id}::uuid or k.proposed_at <= ${reached.until?.toISOString()}::timestamptz)`,
    ),
    sql` `,
  )}`
}

/**
 * The last two-way contact of the two sides of cadence `k` that the actor reads. The host, mostly the other side, takes
 * part in nearly every touchpoint, so that is asked for row by row (a limited subquery), newest first, and never gathered whole.
 */
const lastContact = (tx: Tx) => sql`
      select x.happened_on, t.kind, t.logged_by_person_id
      from touchpoint_organizations x
      join touchpoints t on t.workspace_id = x.workspace_id and t.id = x.touchpoint_id
      left join behalf_acts tb on tb.workspace_id = t.workspace_id and tb.id = t.behalf_id
      join lateral (select from touchpoint_organizations h where h.workspace_id = x.workspace_id
        and h.touchpoint_id = x.touchpoint_id and h.organization_id = k.other_organization_id limit 1) h on true
      where x.workspace_id = k.workspace_id and x.organization_id = k.organization_id
        and t.is_two_way and ${weightSql('tb')} = 'counts' and ${reachableTouchpoints(tx)}
      order by x.happened_on desc, x.touchpoint_id desc limit 1`

/** Both sides of cadence `k` take part in the partnership now. */
const bothTakePart = (tx: Tx) => sql`not exists (
  select from unnest(array[k.organization_id, k.other_organization_id]) side (id)
  where side.id is distinct from ${tx.workspace.hostOrganizationId} and not exists (
    select 1 from partners y where y.workspace_id = k.workspace_id and y.partnership_id = k.partnership_id
      and y.organization_id = side.id and y.accepted_at is not null and y.left_at is null))`

const breaksOf = sql`from partnership_breaks y where y.workspace_id = k.workspace_id
  and y.partnership_id = k.partnership_id and y.ended_at is null
  and (y.organization_id is null or y.organization_id in (k.organization_id, k.other_organization_id))`
/** Nothing of what cadence `k` stands in rests: neither the partnership nor one of its two sides. */
const nobodyRests = sql`not exists (select ${breaksOf})`
/** Why cadence `k` rests: in the order of the alphabet a conclusion goes before a pause. */
const restOf = sql`(select min(y.kind) ${breaksOf})`

/** What Today has to know of a cadence before it is put into words. */
export interface CadenceDue {
  id: string
  partnershipId: string
  organizationId: string
  otherId: string
  proposedBy: string
  everyDays: number
  startsOn: Day
  isAccepted: boolean
  weight: Weight
  lastOn: Day | null
}

/**
 * As `reachableCadences`, without names: those proposed, and those agreed whose contact is due by a day, as
 * `contactDue` says, between two sides that take part and do not rest. For the host's staff the last contact is kept
 * with each cadence (migration 0068); whoever reads fewer touchpoints looks it up.
 */
export async function cadencesToKeep(tx: Tx, narrow: RawBuilder<unknown>, until: Day): Promise<CadenceDue[]> {
  const isStaff =
    tx.actor.partnerships === 'all' && tx.actor.organizationId === tx.workspace.hostOrganizationId
  const last = isStaff
    ? sql`left join last_contacts l on l.workspace_id = k.workspace_id and l.id = k.id and k.accepted_at is not null`
    : sql`left join lateral (${lastContact(tx)}) l on k.accepted_at is not null`
  // The day first, as it leaves few of many: who takes part and who rests is asked of those alone.
  const { rows } = await sql<CadenceDue>`
    with due as materialized (
      select k.*, l.happened_on as last_on from cadences k ${last}
      where k.workspace_id = ${tx.workspace.id} and k.ended_at is null and ${inReach(tx)} and ${narrow}
        and (k.accepted_at is null or greatest(k.starts_on, l.happened_on) + k.every_days <= ${until}::date))
    select k.id, k.partnership_id, k.organization_id, k.other_organization_id as other_id, k.proposed_by_organization_id as proposed_by, k.every_days, k.starts_on,
      k.accepted_at is not null as is_accepted, ${weightSql('b')} as weight, k.last_on
    from due k
    join partnerships p on p.workspace_id = k.workspace_id and p.id = k.partnership_id and p.deleted_at is null
    left join behalf_acts b on b.workspace_id = k.workspace_id and b.id = k.behalf_id
    where ${bothTakePart(tx)} and ${nobodyRests}
    order by k.id`.execute(tx.db)
  return rows
}

/**
 * Cadences in force or proposed that the actor reaches, with the last two-way contact of the two sides. Every
 * read of cadences builds on this. Whoever has left reads what was agreed by then.
 */
export async function reachableCadences(tx: Tx, narrow: RawBuilder<unknown>): Promise<Cadence[]> {
  const { rows } = await sql<Row>`
    select k.id, k.partnership_id, p.name as partnership_name, k.organization_id, o.name as organization_name, v.id as other_id, v.name as other_name,
      k.every_days, k.channel, k.language, k.purpose,
      hp.id as other_person_id, hp.name as other_person_name, pp.id as partner_person_id, pp.name as partner_person_name, k.starts_on, g.id as proposer_id, g.name as proposer_name, k.proposed_at,
      k.accepted_at, k.behalf_id, ${weightSql('b')} as weight, ${bothTakePart(tx)} as is_kept, ${restOf} as rest,
      l.happened_on as last_on, l.kind as last_kind, w.name as last_who
    from cadences k
    join partnerships p on p.workspace_id = k.workspace_id and p.id = k.partnership_id and p.deleted_at is null
    join organizations o on o.workspace_id = k.workspace_id and o.id = k.organization_id
    join organizations g on g.workspace_id = k.workspace_id and g.id = k.proposed_by_organization_id
    join organizations v on v.workspace_id = k.workspace_id and v.id = k.other_organization_id
    left join people hp on hp.workspace_id = k.workspace_id and hp.id = k.other_person_id
    left join people pp on pp.workspace_id = k.workspace_id and pp.id = k.partner_person_id
    left join behalf_acts b on b.workspace_id = k.workspace_id and b.id = k.behalf_id
    left join lateral (${lastContact(tx)}) l on true
    left join people w on w.workspace_id = k.workspace_id and w.id = l.logged_by_person_id
    where k.workspace_id = ${tx.workspace.id} and k.ended_at is null and ${inReach(tx)} and ${narrow}
    order by o.name_key, v.name_key, fold(k.purpose), k.accepted_at nulls last, k.id`.execute(tx.db)
  const dayOf = (moment: Date) => dayIn(tx.workspace.timeZone, moment)
  const isKept = (row: Row) => row.isKept && readsUntil(tx, row.partnershipId) === null
  return rows.map((row) => ({
    id: row.id,
    partnershipId: row.partnershipId,
    partnershipName: row.partnershipName,
    organization: { id: row.organizationId, name: row.organizationName },
    other: { id: row.otherId, name: row.otherName },
    everyDays: row.everyDays,
    channel: row.channel,
    language: row.language,
    purpose: row.purpose,
    otherPerson: named(row.otherPersonId, row.otherPersonName),
    partnerPerson: named(row.partnerPersonId, row.partnerPersonName),
    startsOn: row.startsOn,
    proposedBy: { id: row.proposerId, name: row.proposerName },
    proposedOn: dayOf(row.proposedAt),
    acceptedOn: row.acceptedAt === null ? null : dayOf(row.acceptedAt),
    behalfId: row.behalfId,
    weight: row.weight,
    isKept: isKept(row),
    rest: isKept(row) ? row.rest : null,
    last:
      row.lastOn === null || row.lastKind === null
        ? null
        : { on: row.lastOn, kind: row.lastKind, who: row.lastWho },
  }))
}

const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })

/** The communication plan of a partnership: what runs, and what is proposed. */
export const cadencesOf = (tx: Tx, partnershipId: string): Promise<Cadence[]> =>
  reachableCadences(tx, sql`k.partnership_id = ${partnershipId}`)

/** One page of those that meet a condition on `k` or the names `o` and `v` of its two sides, in the order in which they were proposed. */
export async function listCadences(
  tx: Tx,
  narrow: RawBuilder<unknown>,
  listing: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ items: Cadence[]; total: number; next: string | null }> {
  const { ids, ...page } = await pageOfIds(
    tx,
    sql`select k.id from cadences k
      join partnerships p on p.workspace_id = k.workspace_id and p.id = k.partnership_id and p.deleted_at is null
      join organizations o on o.workspace_id = k.workspace_id and o.id = k.organization_id
      join organizations v on v.workspace_id = k.workspace_id and v.id = k.other_organization_id
      where k.workspace_id = ${tx.workspace.id} and k.ended_at is null and ${inReach(tx)} and ${narrow}`,
    listing,
  )
  const rows = await reachableCadences(tx, sql`k.id = any(${ids}::uuid[])`)
  return { ...page, items: rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) }
}

/** One cadence that runs or is proposed; throws NotFound. */
export async function readCadence(tx: Tx, id: string): Promise<Cadence> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [found] = await reachableCadences(tx, sql`k.id = ${id}`)
  if (found === undefined) throw new NotFound()
  return found
}
