import { readApproval } from '#platform/accounts/approvals/reads.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { sendLink } from './link.server.ts'
import { readInvitation } from './reads.server.ts'

/** When a partner's lead has agreed to an invitation: it is sent. Safe to run twice. */
export async function sendApproved(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  await keepHouse(ctx, async (tx) => {
    const { invitationId, askedBy } = await readApproval(tx, String(data.subjectId))
    if (invitationId === null) return
    const invitation = await readInvitation(tx, invitationId)
    // Taken back meanwhile; or sent, and then its link is to last.
    const sent = invitation.expiresAt > invitation.createdAt
    if (invitation.withdrawnAt !== null || invitation.waits || sent) return
    await sendLink(tx, invitation, askedBy ?? '')
  })
}
