import { record } from '../../activity/record.server.ts'
import { contextOf, findWorkspace } from '../../context/actors.server.ts'
import type { System, Workspace } from '../../context/context.server.ts'
import { write } from '../../context/transaction.server.ts'
import { isRefusal, Refusal } from '../../errors/errors.ts'
import type { Role } from '../../policy/policy.ts'
import { join } from '../members/join.server.ts'
import { hashToken } from '../tokens.server.ts'
import { signInCookies, userFor } from '../users.server.ts'

export interface OpenInvitation {
  id: string
  workspace: Workspace
  email: string
  name: string
  role: Role
  organizationId: string
  organizationName: string
  personId: string
  partnershipId: string | null
  partnershipName: string | null
  inviterName: string
  message: string
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
  userExists: boolean
}

/** The invitation a key belongs to, whatever has become of it; null when there is none. */
export function findInvitation(system: System, token: string): Promise<OpenInvitation | null> {
  return system.database.transaction({ as: 'owner' }, async (db) => {
    const found = await db
      .selectFrom('invitations')
      .innerJoin('organizations', (on) =>
        on
          .onRef('organizations.id', '=', 'invitations.organizationId')
          .onRef('organizations.workspaceId', '=', 'invitations.workspaceId'),
      )
      .leftJoin('partnerships', (on) =>
        on
          .onRef('partnerships.id', '=', 'invitations.partnershipId')
          .onRef('partnerships.workspaceId', '=', 'invitations.workspaceId'),
      )
      .leftJoin('memberships', (on) =>
        on
          .onRef('memberships.id', '=', 'invitations.invitedByMembershipId')
          .onRef('memberships.workspaceId', '=', 'invitations.workspaceId'),
      )
      .leftJoin('people', (on) =>
        on
          .onRef('people.id', '=', 'memberships.personId')
          .onRef('people.workspaceId', '=', 'memberships.workspaceId'),
      )
      .leftJoin('auth.user', (on) =>
        on.on((on) => on('auth.user.email', '=', on.fn<string>('lower', ['invitations.email']))),
      )
      .select([
        'invitations.id',
        'invitations.workspaceId',
        'invitations.email',
        'invitations.name',
        'invitations.role',
        'invitations.organizationId',
        'organizations.name as organizationName',
        'invitations.personId',
        'invitations.partnershipId',
        'partnerships.name as partnershipName',
        'people.name as inviterName',
        'invitations.message',
        'invitations.expiresAt',
        'invitations.acceptedAt',
        'invitations.withdrawnAt',
        'auth.user.id as userId',
      ])
      .where('tokenHash', '=', hashToken(token))
      .executeTakeFirst()
    if (found === undefined) return null
    const workspace = await findWorkspace(db, { id: found.workspaceId })
    if (workspace === null) return null
    const { expiresAt, acceptedAt, withdrawnAt, userId, workspaceId: _, ...rest } = found
    const state =
      acceptedAt !== null
        ? 'accepted'
        : withdrawnAt !== null
          ? 'withdrawn'
          : expiresAt <= system.now()
            ? 'expired'
            : 'open'
    return {
      ...rest,
      inviterName: found.inviterName ?? workspace.name,
      workspace,
      state,
      userExists: userId !== null,
    }
  })
}

/**
 * Takes an invitation up: the user, the membership, the sign-in. The event `invitation.accepted` tells features,
 * which add the representative to the partnership it was for. An invitation that is no longer open is a Refusal.
 */
export async function acceptInvitation(
  system: System,
  token: string,
  password: string | null,
  headers: Headers,
): Promise<{ cookies: string[]; to: string } | Refusal> {
  const invitation = await findInvitation(system, token)
  if (invitation === null || invitation.state !== 'open') return new Refusal('invitation_gone')
  const user = await userFor(system, { email: invitation.email, name: invitation.name, password })
  const ctx = contextOf(system, invitation.workspace, {
    kind: 'link',
    role: invitation.role,
    userId: user.id,
    membershipId: null,
    personId: invitation.personId,
    organizationId: invitation.organizationId,
    name: invitation.name,
    partnerships: new Map(
      invitation.partnershipId === null ? [] : [[invitation.partnershipId, { until: null }]],
    ),
  })
  const answer = await write(ctx, async (tx) => {
    // The row is taken only while it is open, so a key used twice at once opens one door.
    const taken = await tx.db
      .updateTable('invitations')
      .set({ acceptedAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', invitation.id)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return new Refusal('invitation_gone')
    const joined = await join(tx, {
      userId: user.id,
      personId: invitation.personId,
      role: invitation.role,
      organizationId: invitation.organizationId,
    })
    // Someone who is a member already only comes into one partnership more.
    if (isRefusal(joined) && invitation.partnershipId === null) return joined
    await record(tx, 'invitation.accepted', {
      subject: { kind: 'invitation', id: invitation.id },
      partnershipId: invitation.partnershipId,
      organizationId: invitation.organizationId,
    })
    return null
  })
  if (isRefusal(answer)) return answer
  const base = `/${invitation.workspace.slug}`
  return {
    cookies: await signInCookies(system, user.id, headers),
    to:
      invitation.partnershipId === null
        ? `${base}/today`
        : `${base}/partnerships/${invitation.partnershipId}`,
  }
}
