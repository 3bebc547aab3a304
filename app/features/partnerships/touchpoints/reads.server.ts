import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import {
  asItStood,
  asTheyStood,
  changedLater,
  inTime,
  sharedLater,
} from '#platform/activity/leaving.server.ts'
import type { Reached, Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { type Cursor, writeCursor } from '#platform/http/listing.ts'
import { placeOf } from '#platform/http/paging.server.ts'
import { matches, type Reach } from '#platform/search/search.server.ts'
import type { Named, Touchpoint, TouchpointFilters } from './touchpoint.ts'

/**
 * The condition under which the actor reads a touchpoint `t`: what all partners read in partnerships in reach,
 * until the own organization left; and what the own organization keeps to itself, which nobody else reads,
 * not even the host's owner. Every read builds on this.
 */
export function reachableTouchpoints(tx: Tx): RawBuilder<unknown> {
  const own = sql`(t.audience = 'organization' and t.organization_id = ${tx.actor.organizationId})`
  const { partnerships } = tx.actor
  const shared =
    partnerships === 'all'
      ? sql`t.audience = 'partnership'`
      : sql`(t.audience = 'partnership' and t.partnership_id = any(${[...partnerships.keys()]}::uuid[]) ${until(tx, partnerships)})`
  return sql`t.workspace_id = ${tx.workspace.id} and t.deleted_at is null and (${shared} or ${own})`
}

function until(tx: Tx, partnerships: ReadonlyMap<string, Reached>) {
  const left = [...partnerships].filter(([, { until: end, away }]) => end !== null || away !== undefined)
  return sql.join(
    left.map(
      ([id, reached]) =>
        sql`and (t.partnership_id <> ${id}::uuid or (${inTime(sql.ref('t.created_at'), reached)}
          and not ${sharedLater(tx, { kind: sql`'touchpoint'`, id: sql.ref('t.id') }, reached)}))`,
    ),
    sql` `,
  )
}

/** Where touchpoints are searched: by words that are the actor's to know. */
export const touchpointReach = (tx: Tx): Reach => ({
  within: sql`select t.id from touchpoints t where ${reachableTouchpoints(tx)} and not ${changedLater(tx, 't')}`,
})

interface Row {
  id: string
  kind: Touchpoint['kind']
  happenedOn: string
  isTwoWay: boolean
  summary: string
  language: string | null
  partnershipId: string | null
  partnershipName: string | null
  communityId: string | null
  communityName: string | null
  communityMembers: number | null
  audience: Touchpoint['audience']
  organizationId: string
  organizationName: string
  personId: string | null
  personName: string | null
  organizations: Named[]
  people: Named[]
  behalfId: string | null
  version: number
  /** How well it matches what is searched; 0 where nothing is. */
  score: number
}

/** Names to a page of touchpoints that is already cut, so that only its rows are looked up. */
const withNames = (page: RawBuilder<unknown>) => sql<Row>`with page as materialized (${page})
  select t.id, t.kind, t.happened_on, t.is_two_way, t.summary, t.language, t.community_members, t.audience, t.version, t.behalf_id, t.score,
    t.partnership_id, p.name as partnership_name, t.community_id, c.name as community_name,
    t.organization_id, o.name as organization_name, w.id as person_id, w.name as person_name,
    (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name_key), '[]'::json)
      from touchpoint_organizations x join organizations g on g.workspace_id = x.workspace_id and g.id = x.organization_id
      where x.workspace_id = t.workspace_id and x.touchpoint_id = t.id) as organizations,
    (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name_key), '[]'::json)
      from touchpoint_people x join people g on g.workspace_id = x.workspace_id and g.id = x.person_id
      where x.workspace_id = t.workspace_id and x.touchpoint_id = t.id and g.deleted_at is null) as people
  from page t
  join organizations o on o.workspace_id = t.workspace_id and o.id = t.organization_id
  left join partnerships p on p.workspace_id = t.workspace_id and p.id = t.partnership_id
  left join communities c on c.workspace_id = t.workspace_id and c.id = t.community_id
  left join people w on w.workspace_id = t.workspace_id and w.id = t.logged_by_person_id`

const touchpointOf = (row: Row): Touchpoint => ({
  id: row.id,
  kind: row.kind,
  happenedOn: row.happenedOn,
  isTwoWay: row.isTwoWay,
  summary: row.summary,
  language: row.language,
  partnership: named(row.partnershipId, row.partnershipName),
  community: named(row.communityId, row.communityName),
  communityMembers: row.communityMembers,
  audience: row.audience,
  author: {
    organization: { id: row.organizationId, name: row.organizationName },
    person: named(row.personId, row.personName),
  },
  organizations: row.organizations,
  people: row.people,
  behalfId: row.behalfId,
  version: row.version,
})

/** Touchpoints as the reader may know them: what was changed after its organization left reads as it stood then. */
async function touchpointsOf(tx: Tx, rows: readonly Row[]): Promise<Touchpoint[]> {
  const stood = await asTheyStood(tx, 'touchpoint', rows)
  if (stood.size === 0) return rows.map(touchpointOf)
  const earlier = [...stood.values()]
  const ids = (field: string) => earlier.flatMap((values) => (values[field] ?? []) as string | string[])
  const organizations = await namesOf(tx, 'organizations', ids('organizationIds'))
  const people = await namesOf(tx, 'people', ids('personIds'))
  const communities = await namesOf(tx, 'communities', ids('communityId'))
  const pick = (names: readonly Named[], wanted: unknown) =>
    names.filter(({ id }) => Array.isArray(wanted) && wanted.includes(id))
  return rows.map((row) => {
    const touchpoint = touchpointOf(asItStood(stood, row))
    const then = stood.get(row.id) ?? {}
    return {
      ...touchpoint,
      ...('organizationIds' in then ? { organizations: pick(organizations, then.organizationIds) } : {}),
      ...('personIds' in then ? { people: pick(people, then.personIds) } : {}),
      ...('communityId' in then ? { community: pick(communities, [then.communityId])[0] ?? null } : {}),
    }
  })
}

const namesOf = (tx: Tx, table: 'organizations' | 'people' | 'communities', ids: readonly string[]) =>
  tx.db
    .selectFrom(table)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...ids, tx.workspace.id])
    .select(['id', 'name'])
    .orderBy('nameKey')
    .execute()

const named = (id: string | null, name: string | null): Named | null =>
  id === null || name === null ? null : { id, name }

/** Rows that meet the filters, from the table whose index leads to them in order. */
function found(tx: Tx, filters: TouchpointFilters, query: string) {
  const through =
    filters.organizationId !== undefined
      ? sql`touchpoint_organizations x join touchpoints t on t.workspace_id = x.workspace_id and t.id = x.touchpoint_id`
      : filters.personId !== undefined
        ? sql`touchpoint_people x join touchpoints t on t.workspace_id = x.workspace_id and t.id = x.touchpoint_id`
        : null
  const day = through === null ? sql`t.happened_on` : sql`x.happened_on`
  const where: RawBuilder<unknown>[] = [reachableTouchpoints(tx)]
  if (filters.organizationId !== undefined)
    where.push(sql`x.workspace_id = ${tx.workspace.id} and x.organization_id = ${filters.organizationId}`)
  else if (filters.personId !== undefined)
    where.push(sql`x.workspace_id = ${tx.workspace.id} and x.person_id = ${filters.personId}`)
  if (filters.organizationId !== undefined && filters.personId !== undefined)
    where.push(sql`exists (select 1 from touchpoint_people y where y.workspace_id = t.workspace_id
      and y.touchpoint_id = t.id and y.person_id = ${filters.personId})`)
  if (filters.partnershipId !== undefined) where.push(sql`t.partnership_id = ${filters.partnershipId}`)
  if (filters.audience !== undefined) where.push(sql`t.audience = ${filters.audience}`)
  if (filters.kind !== undefined) where.push(sql`t.kind = ${filters.kind}`)
  if (filters.from !== undefined) where.push(sql`${day} >= ${filters.from}::date`)
  if (filters.until !== undefined) where.push(sql`${day} <= ${filters.until}::date`)
  const searched = query.trim() !== ''
  const from = through ?? sql`touchpoints t`
  return {
    from: searched
      ? sql`${from} join ${matches(tx, 'touchpoints', query, touchpointReach(tx))} found on found.id = t.id`
      : from,
    score: searched ? sql`found.score` : sql`0::real`,
    // What matches best first where something is searched, else the latest.
    by: searched ? sql`found.score` : day,
    type: searched ? ('float4' as const) : ('date' as const),
    id: through === null ? sql`t.id` : sql`x.touchpoint_id`,
    where,
  }
}

export interface TouchpointsWanted {
  filters: TouchpointFilters
  query: string
  cursor: Cursor | null
  limit: number
  /** Count no further than this; a page says "more than". Null counts all. */
  countTo?: number | null
}

/** One page of touchpoints, by match or the latest first. `total` is at most `countTo` + 1. */
export async function listTouchpoints(tx: Tx, wanted: TouchpointsWanted) {
  const { from, by, type, score, id, where } = found(tx, wanted.filters, wanted.query)
  const all = sql.join(where, sql` and `)
  const most = wanted.countTo === undefined ? 10_000 : wanted.countTo
  const counted = await sql<{ total: number }>`select count(*) as total from (
    select 1 from ${from} where ${all} ${most === null ? sql`` : sql`limit ${most + 1}`}) counted`.execute(
    tx.db,
  )
  const cursor = placeOf(wanted.cursor, type)
  const after =
    cursor === null
      ? sql``
      : sql`and (${by}, ${id}) < (${cursor.value}::text::${sql.raw(type)}, ${cursor.id}::uuid)`
  const { rows } = await withNames(sql`select t.*, ${score} as score from ${from} where ${all} ${after}
    order by ${by} desc, ${id} desc limit ${wanted.limit + 1}`).execute(tx.db)
  const page = rows.sort(inPageOrder).slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    items: await touchpointsOf(tx, page),
    total: counted.rows[0]?.total ?? 0,
    next:
      rows.length > wanted.limit && last !== undefined
        ? writeCursor({
            value: wanted.query.trim() === '' ? last.happenedOn : String(last.score),
            id: last.id,
          })
        : null,
  }
}

// Names are joined without keeping the order of the page.
function inPageOrder(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score
  const later = a.score > 0 || a.happenedOn === b.happenedOn ? a.id < b.id : a.happenedOn < b.happenedOn
  return later ? 1 : -1
}

/** The last few, without counting. */
export async function latestTouchpoints(
  tx: Tx,
  filters: TouchpointFilters,
  most: number,
): Promise<Touchpoint[]> {
  const { from, by, score, id, where } = found(tx, filters, '')
  const { rows } =
    await withNames(sql`select t.*, ${score} as score from ${from} where ${sql.join(where, sql` and `)}
    order by ${by} desc, ${id} desc limit ${most}`).execute(tx.db)
  return touchpointsOf(tx, rows.sort(inPageOrder))
}

/** Touchpoints by id, as far as the actor reads them. */
export async function touchpointsById(tx: Tx, ids: readonly string[]): Promise<Touchpoint[]> {
  const { rows } = await withNames(
    sql`select t.*, 0::real as score from touchpoints t where t.id = any(${ids}::uuid[]) and ${reachableTouchpoints(tx)}`,
  ).execute(tx.db)
  return touchpointsOf(tx, rows)
}

/** One touchpoint; throws NotFound out of reach. */
export async function readTouchpoint(tx: Tx, id: string): Promise<Touchpoint> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [one] = await touchpointsById(tx, [id])
  if (one === undefined) throw new NotFound()
  return one
}
