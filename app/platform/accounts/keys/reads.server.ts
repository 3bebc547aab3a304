import { sql } from 'kysely'
import type { Tx } from '../../context/context.server.ts'
import { can, type Role } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'

const role = sql<Role>`coalesce(api_keys.role, memberships.role)`
const organizationId = sql<string>`coalesce(api_keys.organization_id, memberships.organization_id)`

/**
 * The keys that haven't ended, for whoever keeps them; a lead those of its organization; nobody else sees that there
 * are any. People's own are among them as long as their membership runs: whose they are, not what they are called.
 */
export const reachableKeys = (tx: Tx) =>
  tx.db
    .selectFrom('apiKeys')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.workspaceId', '=', 'apiKeys.workspaceId')
        .onRef('memberships.id', '=', 'apiKeys.membershipId')
        .on('memberships.endedAt', 'is', null),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'memberships.workspaceId')
        .onRef('people.id', '=', 'memberships.personId'),
    )
    .where(sql<boolean>`(api_keys.membership_id is null or memberships.id is not null)`)
    .select(['apiKeys.id', 'apiKeys.createdAt', 'apiKeys.lastUsedOn'])
    .select([
      role.as('role'),
      organizationId.as('organizationId'),
      sql<string>`coalesce(people.name, api_keys.name)`.as('name'),
      sql<boolean>`api_keys.membership_id is not null`.as('own'),
    ])
    .where('apiKeys.workspaceId', '=', tx.workspace.id)
    .where('apiKeys.revokedAt', 'is', null)
    .$if(!can(tx.actor, accountsPolicy.keepKeys), (keys) =>
      can(tx.actor, accountsPolicy.endKey, tx.actor)
        ? keys.where(organizationId, '=', tx.actor.organizationId)
        : keys.where('apiKeys.id', 'is', null),
    )

/** The keys with whose they are, when they were last used and whether they wait for a yes, newest first. */
export const listApiKeys = (tx: Tx) =>
  reachableKeys(tx)
    .innerJoin('organizations', (join) =>
      join
        .on('organizations.id', '=', organizationId)
        .onRef('organizations.workspaceId', '=', 'apiKeys.workspaceId'),
    )
    .leftJoin('approvals', (join) =>
      join
        .onRef('approvals.apiKeyId', '=', 'apiKeys.id')
        .onRef('approvals.workspaceId', '=', 'apiKeys.workspaceId')
        .on('approvals.approvedAt', 'is', null),
    )
    .select(['approvals.id as waitsFor', 'organizations.name as organization'])
    .orderBy('apiKeys.createdAt', 'desc')
    .orderBy('apiKeys.id', 'desc')
    .execute()

/** Organizations that take part in a partnership: those a representative's key can belong to. */
export const partnerChoices = (tx: Tx) =>
  tx.db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('deletedAt', 'is', null)
    .where('id', '<>', tx.workspace.hostOrganizationId)
    .where('id', 'in', (inner) =>
      inner.selectFrom('partners').select('organizationId').where('workspaceId', '=', tx.workspace.id),
    )
    .orderBy('nameKey')
    .execute()
