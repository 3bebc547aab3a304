import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Moved, NotFound } from '#platform/errors/errors.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { type Reach, searchIds } from '#platform/search/search.server.ts'
import { organizationFields, outward, type Standing } from '../fields-audience.ts'
import { survivorOf } from '../merging/survivor.server.ts'
import { inOrder } from '../order.ts'
import type { Organization, OrganizationRecord } from './organization.ts'

/** Everyone in the workspace reaches every organization, with the fields of `fields-audience.ts`. Every read builds on this. */
export const reachableOrganizations = (tx: Tx) =>
  tx.db
    .selectFrom('organizations')
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .where('organizations.deletedAt', 'is', null)

/** How the actor stands to an organization. */
export const standingTo = (tx: Tx, organizationId: string): Standing =>
  isStaff(tx.actor.role) ? 'staff' : organizationId === tx.actor.organizationId ? 'own' : 'partner'

export const organizationColumns = [
  'organizations.id',
  'organizations.name',
  'organizations.alternateName',
  'organizations.kind',
  'organizations.description',
  'organizations.language',
  'organizations.email',
  'organizations.phone',
  'organizations.website',
  'organizations.addressLine',
  'organizations.city',
  'organizations.region',
  'organizations.postalCode',
  'organizations.country',
  'organizations.latitude',
  'organizations.longitude',
  'organizations.languages',
  'organizations.tags',
  'organizations.offers',
  'organizations.seeks',
  'organizations.extra',
  'organizations.updatedAt',
  'organizations.version',
] as const

/** Ids of the communities an organization serves, beside its columns. */
export const communityIdsOf = sql<string[]>`array(
  select served.community_id::text from organization_communities served
  join communities on communities.workspace_id = served.workspace_id and communities.id = served.community_id
  where served.workspace_id = organizations.workspace_id and served.organization_id = organizations.id
    and communities.deleted_at is null
  order by communities.name_key)`.as('communityIds')

export const outwardOrganization = (tx: Tx, row: OrganizationRecord): Organization =>
  outward(organizationFields, row, standingTo(tx, row.id))

/** One organization as the actor may read it; throws NotFound. */
export async function readOrganization(tx: Tx, id: string): Promise<Organization> {
  return outwardOrganization(tx, await loadOrganization(tx, id))
}

/** One organization with every field, for verbs; throws NotFound, Moved where it was brought into another. */
export async function loadOrganization(tx: Tx, id: string): Promise<OrganizationRecord> {
  if (!validate(id)) throw new NotFound()
  const found = await reachableOrganizations(tx)
    .where('organizations.id', '=', id)
    .select(organizationColumns)
    .select(communityIdsOf)
    .executeTakeFirst()
  if (found !== undefined) return found
  const into = await survivorOf(tx, 'organization', id)
  throw into === null ? new NotFound() : new Moved(id, into)
}

/** The name of the actor's own organization: "us" in words like "only … reads this". */
export async function ownName(tx: Tx): Promise<string> {
  const own = await reachableOrganizations(tx)
    .where('organizations.id', '=', tx.actor.organizationId)
    .select('organizations.name')
    .executeTakeFirst()
  return own?.name ?? tx.workspace.name
}

/** Organizations to choose from: those that match what was typed, the best first; else the first by name. */
export async function organizationChoices(tx: Tx, query = '', most = 20) {
  const all = reachableOrganizations(tx)
    .select(['organizations.id', 'organizations.name', 'organizations.kind', 'organizations.city'])
    .orderBy('organizations.nameKey')
    .limit(most)
  if (query.trim() === '') return all.execute()
  const ids = await searchIds(tx, 'organizations', query, organizationReach(tx), most)
  return inOrder(ids, await all.where('organizations.id', 'in', [...ids, tx.workspace.id]).execute())
}

/** Where organizations are searched: a partner finds others by their names only, never by a text it can't read. */
export const organizationReach = (tx: Tx): Reach => ({
  within: null,
  wholly: isStaff(tx.actor.role) ? null : tx.actor.organizationId,
})
