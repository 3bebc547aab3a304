import { sql } from 'kysely'
import type { Tx } from '../../context/context.server.ts'
import { type Day, dayIn } from '../../context/days.ts'
import { can, type Role } from '../../policy/policy.ts'
import { reachableKeys } from '../keys/reads.server.ts'
import { accountsPolicy } from '../policy.ts'

/** A colleague or a program that comes in for the own organization now. */
export interface WayIn {
  id: string
  kind: 'member' | 'key' | 'own-key'
  /** Of the colleague, or what the key is called; of a colleague's own key, the colleague's. */
  name: string
  role: Role
  sinceOn: Day
  lastUsedOn: Day | null
  /** Whether a lead of the organization said yes to it or invited it; else it came in before anyone could be asked. A key of somebody's own comes in with them. */
  asked: boolean
}

/** For a lead: who else comes in for its organization, the newest first. Empty for everybody else. */
export async function waysIn(tx: Tx): Promise<WayIn[]> {
  const { organizationId, membershipId } = tx.actor
  if (!can(tx.actor, accountsPolicy.answerApproval, { organizationId })) return []
  const keys = await reachableKeys(tx)
    .leftJoin('approvals', (join) =>
      join
        .onRef('approvals.workspaceId', '=', 'apiKeys.workspaceId')
        .onRef('approvals.apiKeyId', '=', 'apiKeys.id'),
    )
    .where((where) =>
      where.or([where('approvals.id', 'is', null), where('approvals.approvedAt', 'is not', null)]),
    )
    .$if(membershipId !== null, (rows) =>
      rows.where(sql<boolean>`api_keys.membership_id is distinct from ${membershipId}::uuid`),
    )
    .select('approvals.approvedAt')
    .execute()
  const members = await tx.db
    .selectFrom('memberships')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'memberships.workspaceId')
        .onRef('people.id', '=', 'memberships.personId'),
    )
    .where('memberships.workspaceId', '=', tx.workspace.id)
    .where('memberships.organizationId', '=', organizationId)
    .where('memberships.endedAt', 'is', null)
    .$if(membershipId !== null, (rows) => rows.where('memberships.id', '<>', membershipId ?? ''))
    .select(['memberships.id', 'people.name', 'memberships.role', 'memberships.createdAt'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('invitations')
            .leftJoin('approvals', (join) =>
              join
                .onRef('approvals.workspaceId', '=', 'invitations.workspaceId')
                .onRef('approvals.invitationId', '=', 'invitations.id'),
            )
            .leftJoin('memberships as inviter', (join) =>
              join
                .onRef('inviter.workspaceId', '=', 'invitations.workspaceId')
                .onRef('inviter.id', '=', 'invitations.invitedByMembershipId'),
            )
            .whereRef('invitations.workspaceId', '=', 'memberships.workspaceId')
            .whereRef('invitations.personId', '=', 'memberships.personId')
            .whereRef('invitations.organizationId', '=', 'memberships.organizationId')
            .where('invitations.acceptedAt', 'is not', null)
            .where((either) =>
              either.or([
                either('approvals.approvedAt', 'is not', null),
                either('inviter.organizationId', '=', organizationId),
              ]),
            )
            .select('invitations.id'),
        )
        .as('asked'),
    )
    .execute()
  const day = (moment: Date) => dayIn(tx.workspace.timeZone, moment)
  return [
    ...keys.map((key) => ({
      ...key,
      kind: key.own ? ('own-key' as const) : ('key' as const),
      asked: key.own || key.approvedAt !== null,
    })),
    ...members.map((member) => ({
      ...member,
      kind: 'member' as const,
      lastUsedOn: null,
      asked: Boolean(member.asked),
    })),
  ]
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .map(({ id, kind, name, role, createdAt, lastUsedOn, asked }) => ({
      id,
      kind,
      name,
      role: role as Role,
      sinceOn: day(createdAt),
      lastUsedOn,
      asked,
    }))
}
