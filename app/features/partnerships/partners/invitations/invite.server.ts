import { v7 as uuid } from 'uuid'
import { askForApproval, whomToAsk } from '#platform/accounts/approvals/ask.server.tsx'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { mayBeJoined } from '../represent.server.ts'
import { type InvitationInput, invitationDays } from './invitation.ts'
import { postInvitation } from './letter.server.tsx'
import { invitedPerson } from './person.server.ts'

/**
 * Invites someone of a partner by mail, to speak for it or to work along. The person is the one known by this
 * address, or is added with an affiliation to the partner. What the link lets in is decided when it is taken up.
 * Once a lead of the partner signs in, an invitation by others waits for that lead's yes and is sent then.
 */
export async function inviteByMail(
  tx: Tx,
  partnershipId: string,
  input: InvitationInput,
): Promise<{ id: string; waits: boolean; historyId: string } | Refusal> {
  const joining = await mayBeJoined(tx, partnershipId, input.organizationId)
  if (isRefusal(joining)) return joining
  if (joining.isHost) return new Refusal('invitation_host')
  const email = input.email.toLowerCase()
  if (await hasOpenInvitation(tx, partnershipId, email)) return new Refusal('invitation_open')
  const person = await invitedPerson(tx, input)
  if (isRefusal(person)) return person
  if (await isMemberOf(tx, person.id, input.organizationId))
    return new Refusal('invitation_member', { name: input.name })
  const { asked, leads } = await whomToAsk(tx, input.organizationId)
  const waits = asked === 'lead'
  const id = uuid()
  const { token, hash } = newToken()
  await tx.db
    .insertInto('invitations')
    .values({
      workspaceId: tx.workspace.id,
      id,
      email,
      name: input.name,
      role: input.role,
      organizationId: input.organizationId,
      personId: person.id,
      partnershipId,
      message: input.message,
      tokenHash: hash,
      invitedByMembershipId: tx.actor.kind === 'member' ? tx.actor.membershipId : null,
      createdAt: tx.now,
      // What waits has lapsed already: its link is made anew when it is sent.
      expiresAt: waits ? tx.now : expiry(tx),
    })
    .execute()
  const historyId = await record(tx, 'invitation.sent', {
    subject: { kind: 'invitation', id },
    partnershipId,
    organizationId: input.organizationId,
    facts: { role: input.role, asked },
  })
  const { name, organizationId } = input
  if (waits) {
    await askForApproval(tx, { leads, organizationId, name, partnershipId, invitationId: id })
    return { id, waits, historyId }
  }
  const partnership = await readPartnership(tx, partnershipId)
  await postInvitation(
    tx,
    {
      personId: person.id,
      name,
      email,
      message: input.message,
      organizationName:
        partnership.partners.find((partner) => partner.organizationId === organizationId)?.name ?? '',
      inviter: tx.actor.name,
      partnershipName: partnership.name,
      languages: [input.language, person.language, partnership.language],
      until: addDays(tx.today, invitationDays),
    },
    token,
  )
  return { id, waits, historyId }
}

/** When the link of an invitation sent now stops working. */
export const expiry = (tx: Tx): Date => new Date(tx.now.getTime() + invitationDays * 86_400_000)

const hasOpenInvitation = async (tx: Tx, partnershipId: string, email: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('invitations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('email', '=', email)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined

const isMemberOf = async (tx: Tx, personId: string, organizationId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('organizationId', '=', organizationId)
    .where('endedAt', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined
