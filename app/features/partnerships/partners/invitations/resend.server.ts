import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { mayBeJoined } from '../represent.server.ts'
import { sendLink } from './link.server.ts'
import { readInvitation } from './reads.server.ts'

/** Sends an open invitation again, with a new link; the earlier one no longer works. */
export async function resendInvitation(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const invitation = await readInvitation(tx, id)
  const { partnershipId, organizationId } = invitation
  const joining = await mayBeJoined(tx, partnershipId, organizationId)
  if (isRefusal(joining)) return joining
  if (invitation.acceptedAt !== null || invitation.withdrawnAt !== null)
    return new Refusal('invitation_closed')
  if (invitation.waits) return new Refusal('approval_waits')
  await sendLink(tx, invitation, tx.actor.name)
  return {
    historyId: await record(tx, 'invitation.resent', {
      subject: { kind: 'invitation', id },
      partnershipId,
      organizationId,
    }),
  }
}
