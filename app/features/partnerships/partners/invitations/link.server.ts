import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { invitationDays } from './invitation.ts'
import { expiry } from './invite.server.ts'
import { postInvitation } from './letter.server.tsx'
import type { readInvitation } from './reads.server.ts'

/** Mails an open invitation with a new link; an earlier one no longer works. */
export async function sendLink(
  tx: Tx,
  invitation: Awaited<ReturnType<typeof readInvitation>>,
  inviter: string,
): Promise<void> {
  const { token, hash } = newToken()
  await tx.db
    .updateTable('invitations')
    .set({ tokenHash: hash, expiresAt: expiry(tx) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', invitation.id)
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
      inviter,
      partnershipName: invitation.partnership.name,
      languages: [person?.language ?? null, invitation.partnership.language],
      until: addDays(tx.today, invitationDays),
    },
    token,
  )
}
