import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partner, Partnership } from '../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answerProposals } from '../proposals/answered.server.ts'
import { reachableChoices } from './choose.server.ts'
import type { PartnerInput } from './partner.ts'

/** Asks a further organization to take part, also one that declined or left before. */
export async function invitePartner(
  tx: Tx,
  partnershipId: string,
  { organizationId }: PartnerInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.invitePartner)
  if ((await reachableChoices(tx, [organizationId])).length === 0)
    throw new Invalid([{ path: 'organizationId', code: 'issue_choice' }])
  const already = takesPartAlready(partnership, organizationId)
  if (already !== null) return already
  const before = partnership.partners.find((partner) => partner.organizationId === organizationId)
  const id =
    before === undefined
      ? await addPartner(tx, partnershipId, organizationId)
      : await askAgain(tx, partnershipId, before)
  await answerProposals(tx, partnershipId, { kind: 'partner', organizationId, partnerId: id })
  return {
    id,
    historyId: await record(tx, 'partner.invited', {
      subject: { kind: 'partner', id },
      partnershipId,
      organizationId,
    }),
  }
}

/** A refusal for an organization that takes part or is asked to; null for one that can be asked. */
export function takesPartAlready(
  { partners }: Pick<Partnership, 'partners'>,
  organizationId: string,
): Refusal | null {
  const partner = partners.find((one) => one.organizationId === organizationId)
  return partner !== undefined && (partner.standing === 'accepted' || partner.standing === 'invited')
    ? new Refusal('partner_already', { name: partner.name })
    : null
}

/** Takes an invitation back that nobody has answered. */
export const withdrawPartner: Inverse = async (tx, entry) => {
  const row = await tx.db
    .selectFrom('partners')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entry.subjectId)
    .select(['partnershipId', 'organizationId'])
    .executeTakeFirst()
  if (row === undefined) return new Refusal('partner_answered')
  await readPartnership(tx, row.partnershipId)
  allow(tx.actor, partnershipPolicy.invitePartner)
  const withdrawn = await tx.db
    .updateTable('partners')
    .set({ declinedAt: tx.now, declinedByPersonId: tx.actor.personId, declineReason: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entry.subjectId)
    .where('acceptedAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (withdrawn.numUpdatedRows === 0n) return new Refusal('partner_answered')
  await record(tx, 'partner.withdrawn', {
    subject: { kind: 'partner', id: entry.subjectId },
    partnershipId: row.partnershipId,
    organizationId: row.organizationId,
  })
  return undefined
}

/** Writes that an organization is asked to take part (or, of the host, takes part); answers the partner's id. */
export async function addPartner(
  tx: Tx,
  partnershipId: string,
  organizationId: string,
  accepted: { acceptedAt?: Date; acceptedByPersonId?: string | null } = {},
): Promise<string> {
  const id = uuid()
  await tx.db
    .insertInto('partners')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      organizationId,
      invitedAt: tx.now,
      invitedByPersonId: tx.actor.personId,
      ...accepted,
    })
    .execute()
  return id
}

/** What it answered before stays in the history; one that had left is away until it accepts again. */
async function askAgain(
  tx: Tx,
  partnershipId: string,
  { id, organizationId, leftAt }: Partner,
): Promise<string> {
  if (leftAt !== null)
    await tx.db
      .insertInto('partnerAbsences')
      .values({ workspaceId: tx.workspace.id, id: uuid(), partnershipId, organizationId, leftAt })
      .execute()
  await tx.db
    .updateTable('partners')
    .set({
      invitedAt: tx.now,
      invitedByPersonId: tx.actor.personId,
      acceptedAt: null,
      acceptedByPersonId: null,
      declinedAt: null,
      declinedByPersonId: null,
      declineReason: null,
      leftAt: null,
      leftByPersonId: null,
      leaveReason: null,
      behalfId: null,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return id
}
