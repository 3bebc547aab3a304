import type { Tx } from '../../context/context.server.ts'
import { type Day, dayIn } from '../../context/days.ts'
import { NotFound } from '../../errors/errors.ts'
import { can, type Role } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'

/** Someone, or a program, that is to come in for a partner when its lead says yes. */
export interface Approval {
  id: string
  kind: 'invitation' | 'key'
  organizationId: string
  organizationName: string
  /** Of the person invited, or of the key. */
  name: string
  /** The address invited; null for a key. */
  email: string | null
  role: Role
  partnershipId: string | null
  invitationId: string | null
  apiKeyId: string | null
  /** Null when the name was erased, or a program asked. */
  askedBy: string | null
  askedOn: Day
  state: 'waits' | 'approved' | 'declined' | 'gone'
  answeredOn: Day | null
  can: { answer: boolean }
}

/** What waits, or waited, for a partner's yes: all for the host's people, its own for a partner. */
export const reachableApprovals = (tx: Tx) =>
  tx.db
    .selectFrom('approvals')
    .where('approvals.workspaceId', '=', tx.workspace.id)
    .$if(tx.actor.partnerships !== 'all', (approvals) =>
      approvals.where('approvals.organizationId', '=', tx.actor.organizationId),
    )

const details = (tx: Tx) =>
  reachableApprovals(tx)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'approvals.workspaceId')
        .onRef('organizations.id', '=', 'approvals.organizationId'),
    )
    .leftJoin('invitations', (join) =>
      join
        .onRef('invitations.workspaceId', '=', 'approvals.workspaceId')
        .onRef('invitations.id', '=', 'approvals.invitationId'),
    )
    .leftJoin('apiKeys', (join) =>
      join
        .onRef('apiKeys.workspaceId', '=', 'approvals.workspaceId')
        .onRef('apiKeys.id', '=', 'approvals.apiKeyId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'approvals.workspaceId')
        .onRef('people.id', '=', 'approvals.askedByPersonId'),
    )
    .select([
      'approvals.id',
      'approvals.organizationId',
      'approvals.invitationId',
      'approvals.apiKeyId',
      'approvals.askedAt',
      'approvals.approvedAt',
      'approvals.declinedAt',
      'organizations.name as organizationName',
      'invitations.name as invited',
      'invitations.email',
      'invitations.role as invitedRole',
      'invitations.partnershipId',
      'invitations.withdrawnAt',
      'apiKeys.name as key',
      'apiKeys.role as keyRole',
      'apiKeys.revokedAt',
      'people.name as askedBy',
    ])

function approvalOf(
  tx: Tx,
  row: Awaited<ReturnType<ReturnType<typeof details>['execute']>>[number],
): Approval {
  const { withdrawnAt, revokedAt, approvedAt, declinedAt, invited, key, invitedRole, keyRole } = row
  const day = (moment: Date) => dayIn(tx.workspace.timeZone, moment)
  const answeredAt = approvedAt ?? declinedAt
  return {
    id: row.id,
    kind: row.apiKeyId === null ? 'invitation' : 'key',
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    name: invited ?? key ?? '',
    email: row.email,
    role: (invitedRole ?? keyRole ?? 'representative') as Role,
    partnershipId: row.partnershipId,
    invitationId: row.invitationId,
    apiKeyId: row.apiKeyId,
    askedBy: row.askedBy,
    askedOn: day(row.askedAt),
    state:
      approvedAt !== null
        ? 'approved'
        : declinedAt !== null
          ? 'declined'
          : withdrawnAt !== null || revokedAt !== null
            ? 'gone'
            : 'waits',
    answeredOn: answeredAt === null ? null : day(answeredAt),
    can: { answer: can(tx.actor, accountsPolicy.answerApproval, row) },
  }
}

/** One approval in reach; throws NotFound. */
export async function readApproval(tx: Tx, id: string): Promise<Approval> {
  const row = await details(tx).where('approvals.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return approvalOf(tx, row)
}

/** Those in reach whose names haven't been erased. */
export async function approvalsById(tx: Tx, ids: readonly string[]): Promise<Approval[]> {
  const rows = await details(tx)
    .where('approvals.id', 'in', [...ids])
    .execute()
  return rows.map((row) => approvalOf(tx, row)).filter(({ name }) => name !== '')
}

/** What waits in reach, the oldest first. */
export async function waitingApprovals(tx: Tx): Promise<Approval[]> {
  const rows = await details(tx)
    .where('approvals.approvedAt', 'is', null)
    .where('approvals.declinedAt', 'is', null)
    .where('invitations.withdrawnAt', 'is', null)
    .where('apiKeys.revokedAt', 'is', null)
    .orderBy('approvals.askedAt')
    .orderBy('approvals.id')
    .limit(200)
    .execute()
  return rows.map((row) => approvalOf(tx, row))
}
