import { validate } from 'uuid'
import type { Tx } from '../../context/context.server.ts'
import { NotFound } from '../../errors/errors.ts'
import { can } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'

/** The running memberships of the workspace. Pages with names and addresses of all of them are the owner's. */
export const reachableMembers = (tx: Tx) =>
  tx.db
    .selectFrom('memberships')
    .where('memberships.workspaceId', '=', tx.workspace.id)
    .where('memberships.endedAt', 'is', null)

/** Who may come in, with what role and for whom; staff first. */
export function listMembers(tx: Tx) {
  return reachableMembers(tx)
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'memberships.personId')
        .onRef('people.workspaceId', '=', 'memberships.workspaceId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'memberships.organizationId')
        .onRef('organizations.workspaceId', '=', 'memberships.workspaceId'),
    )
    .select([
      'memberships.id',
      'memberships.role',
      'memberships.personId',
      'people.name',
      'people.email',
      'memberships.organizationId',
      'organizations.name as organization',
      'memberships.createdAt',
      'memberships.version',
    ])
    .orderBy((order) =>
      order
        .case()
        .when('memberships.organizationId', '=', tx.workspace.hostOrganizationId)
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('organizations.nameKey')
    .orderBy('people.nameKey')
    .execute()
}

/** One running membership, of the own side for those who don't keep all; throws NotFound. */
export async function readMember(tx: Tx, id: string) {
  if (!validate(id)) throw new NotFound()
  const found = await reachableMembers(tx)
    .where('memberships.id', '=', id)
    .$if(!can(tx.actor, accountsPolicy.keepMembers), (members) =>
      members.where('memberships.organizationId', '=', tx.actor.organizationId),
    )
    .select(['id', 'role', 'personId', 'organizationId', 'version'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

/** Invitations that still wait for an answer. */
export const openInvitations = (tx: Tx) =>
  tx.db
    .selectFrom('invitations')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'invitations.organizationId')
        .onRef('organizations.workspaceId', '=', 'invitations.workspaceId'),
    )
    .leftJoin('approvals', (join) =>
      join
        .onRef('approvals.invitationId', '=', 'invitations.id')
        .onRef('approvals.workspaceId', '=', 'invitations.workspaceId')
        .on('approvals.approvedAt', 'is', null),
    )
    .select([
      'approvals.id as waitsFor',
      'invitations.id',
      'invitations.name',
      'invitations.email',
      'invitations.role',
      'invitations.createdAt',
      'invitations.expiresAt',
      'organizations.name as organization',
    ])
    .where('invitations.workspaceId', '=', tx.workspace.id)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('invitations.createdAt', 'desc')
    .execute()
