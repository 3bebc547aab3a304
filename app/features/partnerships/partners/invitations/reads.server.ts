import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import { readPartnership, readsUntil } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'

/** Someone invited by mail who hasn't come in yet. */
export interface OpenInvitation {
  id: string
  organizationId: string
  organizationName: string
  name: string
  /** Null for those who may not send it again. */
  email: string | null
  role: 'lead' | 'representative'
  sentOn: Day
  validUntil: Day
  expired: boolean
  /** It is not sent before the partner's lead has said yes. */
  waits: boolean
  /** Where that is answered; null for those who may not manage invitations. */
  approvalId: string | null
}

/** The open invitations to a partnership in reach, by name; addresses only for those who may manage them. */
export async function openInvitations(tx: Tx, partnershipId: string): Promise<OpenInvitation[]> {
  if (readsUntil(tx, partnershipId) !== null) return []
  const rows = await openRows(tx)
    .where('invitations.partnershipId', '=', partnershipId)
    .orderBy('invitations.name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    name: row.name,
    email: can(tx.actor, partnershipPolicy.inviteRepresentative, row) ? row.email : null,
    role: row.role === 'lead' ? 'lead' : 'representative',
    sentOn: dayIn(tx.workspace.timeZone, row.createdAt),
    validUntil: dayIn(tx.workspace.timeZone, row.expiresAt),
    expired: row.expiresAt <= tx.now,
    waits: row.waitsFor !== null,
    approvalId: can(tx.actor, partnershipPolicy.inviteRepresentative, row) ? row.waitsFor : null,
  }))
}

/** One invitation to a partnership that the actor reaches; throws NotFound. It may have been answered or withdrawn. */
export async function readInvitation(tx: Tx, id: string) {
  const row = await rows(tx).where('invitations.id', '=', id).executeTakeFirst()
  if (row === undefined || row.partnershipId === null) throw new NotFound()
  const partnership = await readPartnership(tx, row.partnershipId)
  return { ...row, partnershipId: row.partnershipId, partnership, waits: row.waitsFor !== null }
}

const rows = (tx: Tx) =>
  tx.db
    .selectFrom('invitations')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'invitations.workspaceId')
        .onRef('organizations.id', '=', 'invitations.organizationId'),
    )
    .leftJoin('approvals', (join) =>
      join
        .onRef('approvals.workspaceId', '=', 'invitations.workspaceId')
        .onRef('approvals.invitationId', '=', 'invitations.id')
        .on('approvals.approvedAt', 'is', null),
    )
    .where('invitations.workspaceId', '=', tx.workspace.id)
    .select([
      'approvals.id as waitsFor',
      'invitations.id',
      'invitations.partnershipId',
      'invitations.organizationId',
      'invitations.personId',
      'invitations.name',
      'invitations.email',
      'invitations.role',
      'invitations.message',
      'invitations.createdAt',
      'invitations.expiresAt',
      'invitations.acceptedAt',
      'invitations.withdrawnAt',
      'organizations.name as organizationName',
    ])

const openRows = (tx: Tx) =>
  rows(tx).where('invitations.acceptedAt', 'is', null).where('invitations.withdrawnAt', 'is', null)
