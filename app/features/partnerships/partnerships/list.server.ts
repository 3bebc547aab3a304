import { sql } from 'kysely'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, thatMatch } from '#platform/search/search.server.ts'
import { noFilters, type PartnershipFilters } from './filters.ts'
import type { PartnerStanding, PartnershipStanding, Stage } from './partnership.ts'
import { partnershipReach, reachablePartnerships } from './reads.server.ts'
import { stageNow } from './stage.server.ts'

/** A partnership on one line. */
export interface PartnershipLine {
  id: string
  name: string
  purpose: string
  beganOn: Day
  stage: Stage
  standing: PartnershipStanding
  /** The last day of contact that every partner may know of. */
  touchedOn: Day | null
  partners: { organizationId: string; name: string; standing: PartnerStanding }[]
}

// One that the own organization has left shows as it stood that day: rows that came later are not seen.
function leftAt(tx: Tx) {
  const reached = tx.actor.partnerships === 'all' ? [] : [...tx.actor.partnerships]
  const left = reached.flatMap(([id, { until }]) =>
    until === null ? [] : [sql`when ${id}::uuid then ${until.toISOString()}::timestamptz`],
  )
  return left.length === 0
    ? sql`null::timestamptz`
    : sql`(case partnerships.id ${sql.join(left, sql` `)} end)`
}
const seen = (tx: Tx, column: string) => sql`(${leftAt(tx)} is null or ${sql.raw(column)} <= ${leftAt(tx)})`

const standingNow = (tx: Tx) => sql<PartnershipStanding>`case
  when exists (${openBreak(tx, 'conclusion')}) then 'concluded'
  when exists (${openBreak(tx, 'pause')}) then 'paused' else 'running' end`
const openBreak = (tx: Tx, kind: string) => sql`select 1 from partnership_breaks breaks
  where breaks.workspace_id = partnerships.workspace_id and breaks.partnership_id = partnerships.id
  and breaks.kind = ${kind} and breaks.organization_id is null and ${seen(tx, 'breaks.began_at')}
  and (breaks.ended_at is null or breaks.ended_at > ${leftAt(tx)})`
const touchedOn = (tx: Tx) => sql<Day | null>`(select max(touchpoints.happened_on) from touchpoints
  where touchpoints.workspace_id = partnerships.workspace_id and touchpoints.partnership_id = partnerships.id
  and touchpoints.deleted_at is null and touchpoints.audience = 'partnership' and ${seen(tx, 'touchpoints.created_at')})`
const partnerNames = (tx: Tx) => sql<PartnershipLine['partners']>`(
  select coalesce(json_agg(json_build_object('organizationId', partners.organization_id, 'name', organizations.name,
    'standing', case when partners.left_at is not null and ${seen(tx, 'partners.left_at')} then 'left'
      when partners.declined_at is not null then 'declined' when partners.accepted_at is null then 'invited' else 'accepted' end)
    order by partners.organization_id <> ${tx.workspace.hostOrganizationId}, organizations.name_key), '[]')
  from partners join organizations on organizations.workspace_id = partners.workspace_id and organizations.id = partners.organization_id
  where partners.workspace_id = partnerships.workspace_id and partners.partnership_id = partnerships.id
  and partners.declined_at is null and ${seen(tx, 'partners.invited_at')})`

const sorts = {
  name: { sql: 'partnerships.name_key', type: 'text' },
  touched: { sql: "coalesce(partnerships.touched_on, date '0001-01-01')", type: 'date' },
} as const

/** One page of the partnerships in reach, by match, by name or by the last contact. */
export async function listPartnerships(
  tx: Tx,
  listing: Pick<Listing, 'query' | 'direction' | 'cursor' | 'limit'> & { sort?: string },
  filters: PartnershipFilters = noFilters,
): Promise<{ items: PartnershipLine[]; total: number; next: string | null }> {
  const all = tx.db
    .selectFrom(
      reachablePartnerships(tx)
        .select(['partnerships.id', 'name', 'nameKey', 'purpose', 'beganOn', 'updatedAt', 'workspaceId'])
        .select(stageNow(sql`${leftAt(tx)}`).as('stage'))
        .select(standingNow(tx).as('standing'))
        .select(touchedOn(tx).as('touchedOn'))
        .as('partnerships'),
    )
    .where('partnerships.workspaceId', '=', tx.workspace.id)
  let found = thatMatch(all, tx, {
    table: 'partnerships',
    query: listing.query,
    reach: partnershipReach(tx),
  })
  if (filters.standing !== null) found = found.where('standing', '=', filters.standing)
  if (filters.id !== undefined) found = found.where('partnerships.id', '=', filters.id)
  if (filters.stage !== null) found = found.where('stage', '=', filters.stage)
  const { organizationId } = filters
  if (organizationId !== null)
    found = found.where((where) =>
      where.exists(
        where
          .selectFrom('partners')
          .whereRef('partners.workspaceId', '=', 'partnerships.workspaceId')
          .whereRef('partners.partnershipId', '=', 'partnerships.id')
          .where('partners.organizationId', '=', organizationId)
          .where('partners.declinedAt', 'is', null)
          .select('partners.id'),
      ),
    )
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sorts, 'name')
  const rows = await onePage(
    found
      .select(['partnerships.id', 'name', 'purpose', 'beganOn', 'stage', 'standing', 'touchedOn'])
      .select(partnerNames(tx).as('partners')),
    { ...listing, direction },
    column,
    'partnerships.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  const about = items.map(({ id }) => ({ id, partnershipId: id }))
  const stood = await asTheyStood(tx, 'partnership', about)
  return { items: items.map(({ cursorValue: _, ...line }) => asItStood(stood, line)), total, next }
}
