import type { Tx } from '../../context/context.server.ts'
import { can } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'

/** The keys that haven't ended, for whoever keeps them; a lead those of its organization; nobody else sees that there are any. */
export const reachableKeys = (tx: Tx) =>
  tx.db
    .selectFrom('apiKeys')
    .where('apiKeys.workspaceId', '=', tx.workspace.id)
    .where('apiKeys.revokedAt', 'is', null)
    .$if(!can(tx.actor, accountsPolicy.keepKeys), (keys) =>
      can(tx.actor, accountsPolicy.endKey, tx.actor)
        ? keys.where('apiKeys.organizationId', '=', tx.actor.organizationId)
        : keys.where('apiKeys.id', 'is', null),
    )

/** The keys with whose they are, when they were last used and whether they wait for a yes, newest first. */
export const listApiKeys = (tx: Tx) =>
  reachableKeys(tx)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'apiKeys.organizationId')
        .onRef('organizations.workspaceId', '=', 'apiKeys.workspaceId'),
    )
    .leftJoin('approvals', (join) =>
      join
        .onRef('approvals.apiKeyId', '=', 'apiKeys.id')
        .onRef('approvals.workspaceId', '=', 'apiKeys.workspaceId')
        .on('approvals.approvedAt', 'is', null),
    )
    .select([
      'approvals.id as waitsFor',
      'apiKeys.id',
      'apiKeys.name',
      'apiKeys.role',
      'apiKeys.organizationId',
      'organizations.name as organization',
      'apiKeys.createdAt',
      'apiKeys.lastUsedOn',
    ])
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
