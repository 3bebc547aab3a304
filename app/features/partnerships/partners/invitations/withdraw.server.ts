import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { readInvitation } from './reads.server.ts'

/** Takes an open invitation back; its link lets nobody in any more. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const invitation = await readInvitation(tx, id)
  allow(tx.actor, partnershipPolicy.inviteRepresentative, invitation)
  if (invitation.acceptedAt !== null || invitation.withdrawnAt !== null)
    return new Refusal('invitation_closed')
  await setWithdrawn(tx, id, tx.now)
  return {
    historyId: await record(tx, 'invitation.withdrawn', {
      subject: { kind: 'invitation', id },
      partnershipId: invitation.partnershipId,
      organizationId: invitation.organizationId,
    }),
  }
}

/** The inverse of withdrawing: the link in the mail works again, as long as it would have. */
export const restoreInvitation: Inverse = async (tx, entry) => {
  const invitation = await readInvitation(tx, entry.subjectId)
  allow(tx.actor, partnershipPolicy.inviteRepresentative, invitation)
  if (invitation.acceptedAt !== null) return new Refusal('invitation_closed')
  await setWithdrawn(tx, entry.subjectId, null)
  await record(tx, 'invitation.restored', {
    subject: { kind: 'invitation', id: entry.subjectId },
    partnershipId: invitation.partnershipId,
    organizationId: invitation.organizationId,
  })
  return undefined
}

const setWithdrawn = (tx: Tx, id: string, withdrawnAt: Date | null) =>
  tx.db
    .updateTable('invitations')
    .set({ withdrawnAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
