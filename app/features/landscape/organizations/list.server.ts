import { type SqlBool, sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { type Listing, readCursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { orderOf, thatMatch } from '#platform/search/search.server.ts'
import { organizationFields } from '../fields-audience.ts'
import { readLanguage } from '../imports/reading/values/language.ts'
import type { OrganizationFilters } from './inputs.ts'
import type { Organization } from './organization.ts'
import {
  communityIdsOf,
  organizationColumns,
  organizationReach,
  outwardOrganization,
  reachableOrganizations,
} from './reads.server.ts'

export interface OrganizationsWanted {
  query: string
  filters: OrganizationFilters
}
const sorts = {
  name: { sql: 'organizations.name_key', type: 'text' },
  changed: { sql: 'organizations.updated_at', type: 'timestamptz' },
} as const
export const organizationSorts = [
  { key: 'name', direction: 'asc' },
  { key: 'changed', direction: 'desc' },
] as const

/** The organizations that a list is asked for. A filter on a field that partners can't read finds a partner's own organization only. */
function wantedOrganizations(tx: Tx, { query, filters }: OrganizationsWanted) {
  let found = thatMatch(reachableOrganizations(tx), tx, {
    table: 'organizations',
    query,
    reach: organizationReach(tx),
  })
  const by = (field: keyof typeof organizationFields, condition: ReturnType<typeof sql<SqlBool>>) => {
    found = found.where(condition)
    if (!isStaff(tx.actor.role) && !organizationFields[field].partner)
      found = found.where('organizations.id', '=', tx.actor.organizationId)
  }
  if (filters.kind !== undefined) found = found.where('organizations.kind', '=', filters.kind)
  if (filters.tag !== undefined) by('tags', sql`organizations.tags @> array[${filters.tag}]`)
  if (filters.language !== undefined)
    by(
      'languages',
      sql`organizations.languages @> array[${readLanguage(filters.language) ?? filters.language}]`,
    )
  if (filters.email !== undefined)
    by('email', filters.email === 'yes' ? sql`organizations.email <> ''` : sql`organizations.email is null`)
  if (filters.community !== undefined)
    by(
      'communityIds',
      sql`organizations.id in (select organization_id from organization_communities
        where workspace_id = ${tx.workspace.id} and community_id = ${filters.community})`,
    )
  if (filters.people !== undefined) {
    const some = sql<SqlBool>`exists (select from affiliations
      where affiliations.workspace_id = organizations.workspace_id and affiliations.organization_id = organizations.id
        and (affiliations.ended_on is null or affiliations.ended_on >= ${tx.today}))`
    by('people', filters.people === 'yes' ? some : sql`not ${some}`)
  }
  return found
}

/** How many organizations a list is asked for; counted no further than `most`, if given: then one more is the answer. */
export async function countOrganizations(
  tx: Tx,
  wanted: OrganizationsWanted,
  most?: number,
): Promise<number> {
  const found = wantedOrganizations(tx, wanted)
  const { total } = await tx.db
    .selectFrom((most === undefined ? found : found.limit(most + 1)).select('organizations.id').as('found'))
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** One page of organizations as the actor may read them, by match, by name or by last change. */
export async function pageOfOrganizations(
  tx: Tx,
  wanted: OrganizationsWanted & Pick<Listing, 'direction' | 'cursor' | 'limit'> & { sort?: string },
): Promise<{ items: Organization[]; next: string | null }> {
  const found = wantedOrganizations(tx, wanted)
  const { column, direction } = orderOf(wanted, sorts, 'name')
  const rows = await onePage(
    found.select(organizationColumns).select(communityIdsOf),
    { ...wanted, direction },
    column,
    'organizations.id',
  ).execute()
  const { items, next } = cutPage(rows, wanted.limit)
  return { items: items.map((row) => outwardOrganization(tx, row)), next }
}

/** One page and how many there are in all; counted no further than `most`, if given. */
export async function listOrganizations(
  tx: Tx,
  wanted: Parameters<typeof pageOfOrganizations>[1],
  most?: number,
) {
  const page = await pageOfOrganizations(tx, wanted)
  // A page that is the whole list has counted itself.
  const whole = wanted.cursor === null && page.next === null
  return { ...page, total: whole ? page.items.length : await countOrganizations(tx, wanted, most) }
}

/** All of a list in batches, each read in a transaction of its own, so that a slow reader holds nobody up. */
export async function* allOrganizations(
  ctx: Ctx,
  wanted: OrganizationsWanted & { sort?: string; direction: 'asc' | 'desc' },
): AsyncGenerator<Organization[]> {
  let cursor: Listing['cursor'] = null
  do {
    const from = cursor
    const page = await read(ctx, (tx) => pageOfOrganizations(tx, { ...wanted, cursor: from, limit: 1000 }))
    yield page.items
    cursor = readCursor(page.next)
  } while (cursor !== null)
}
