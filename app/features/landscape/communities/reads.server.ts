import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, thatMatch } from '#platform/search/search.server.ts'
import type { Community } from './community.ts'

/** Communities are common ground: everyone in the workspace reaches them. Every read builds on this. */
export const reachableCommunities = (tx: Tx) =>
  tx.db
    .selectFrom('communities')
    .where('communities.workspaceId', '=', tx.workspace.id)
    .where('communities.deletedAt', 'is', null)

const columns = [
  'communities.id',
  'communities.name',
  'communities.description',
  'communities.place',
  'communities.population',
  'communities.version',
] as const

/** One page of communities, by match or by name, with how many organizations serve each. */
export async function listCommunities(
  tx: Tx,
  listing: Pick<Listing, 'query' | 'direction' | 'cursor' | 'limit'>,
) {
  const found = thatMatch(reachableCommunities(tx), tx, {
    table: 'communities',
    query: listing.query,
    reach: { within: null },
  })
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(
    listing,
    { name: { sql: 'communities.name_key', type: 'text' } },
    'name',
  )
  const rows = await onePage(
    found.select(columns).select((select) =>
      select
        .selectFrom('organizationCommunities')
        .whereRef('organizationCommunities.communityId', '=', 'communities.id')
        .where('organizationCommunities.workspaceId', '=', tx.workspace.id)
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('organizations'),
    ),
    { ...listing, direction },
    column,
    'communities.id',
  ).execute()
  return { ...cutPage(rows, listing.limit), total }
}

/** One community; throws NotFound. */
export async function readCommunity(tx: Tx, id: string): Promise<Community> {
  const found = await reachableCommunities(tx).where('id', '=', id).select(columns).executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

/** All communities by name, for choosing from. */
export const communityChoices = (tx: Tx) =>
  reachableCommunities(tx).select(['id', 'name']).orderBy('nameKey').execute()
