import { newToken } from '#platform/accounts/tokens.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { mayBeJoined } from '../represent.server.ts'
import { invitationDays } from './invitation.ts'
import { expiry } from './invite.server.ts'
import { postInvitation } from './letter.server.tsx'
import { readInvitation } from './reads.server.ts'

/** Sends an open invitation again, with a new link; the earlier one no longer works. */
export async function resendInvitation(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const invitation = await readInvitation(tx, id)
  const { partnership, partnershipId, organizationId } = invitation
  const joining = await mayBeJoined(tx, partnershipId, organizationId)
  if (isRefusal(joining)) return joining
  if (invitation.acceptedAt !== null || invitation.withdrawnAt !== null)
    return new Refusal('invitation_closed')
  const { token, hash } = newToken()
  await tx.db
    .updateTable('invitations')
    .set({ tokenHash: hash, expiresAt: expiry(tx) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', invitation.personId)
    .select('language')
    .executeTakeFirst()
  await postInvitation(
    tx,
    {
      ...invitation,
      partnershipName: partnership.name,
      languages: [person?.language ?? null, partnership.language],
      until: addDays(tx.today, invitationDays),
    },
    token,
  )
  return {
    historyId: await record(tx, 'invitation.resent', {
      subject: { kind: 'invitation', id },
      partnershipId,
      organizationId,
    }),
  }
}
