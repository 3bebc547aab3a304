import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachableChoices } from '../partners/choose.server.ts'
import { addPartner } from '../partners/invite.server.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { setCommunities } from './communities.server.ts'
import type { PartnershipInput } from './inputs.ts'
import { readPartnership } from './reads.server.ts'

/**
 * Starts a partnership of the host and the organizations named. The host accepts at once and whoever starts it
 * represents it; the others are invited, and answer for themselves.
 */
export async function startPartnership(
  tx: Tx,
  input: PartnershipInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  allow(tx.actor, partnershipPolicy.start)
  const others = [...new Set(input.organizationIds)].filter(
    (organizationId) => organizationId !== tx.workspace.hostOrganizationId,
  )
  if (others.length === 0) return new Refusal('partnership_alone')
  if ((await reachableChoices(tx, others)).length < others.length)
    throw new Invalid([{ path: 'organizationIds', code: 'issue_choice' }])
  const id = uuid()
  const { organizationIds: _, communityIds, ...values } = input
  await tx.db
    .insertInto('partnerships')
    .values({ workspaceId: tx.workspace.id, id, ...values, createdAt: tx.now, updatedAt: tx.now })
    .execute()
  await setCommunities(tx, id, communityIds)
  const hostPartnerId = await addPartner(tx, id, tx.workspace.hostOrganizationId, {
    acceptedAt: tx.now,
    acceptedByPersonId: tx.actor.personId,
  })
  const { personId } = tx.actor
  if (personId !== null && (await isAffiliated(tx, personId, tx.workspace.hostOrganizationId)))
    await tx.db
      .insertInto('representatives')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        partnershipId: id,
        partnerId: hostPartnerId,
        personId,
        beganOn: tx.today,
        createdAt: tx.now,
      })
      .execute()
  const historyId = await record(tx, 'partnership.started', {
    subject: { kind: 'partnership', id },
    partnershipId: id,
    after: { ...values, communityIds },
    facts: { partners: others.length + 1 },
  })
  for (const organizationId of others) {
    const partnerId = await addPartner(tx, id, organizationId)
    await record(tx, 'partner.invited', {
      subject: { kind: 'partner', id: partnerId },
      partnershipId: id,
      organizationId,
    })
  }
  return { id, historyId }
}

/** Takes a start back, as long as nobody else has answered. */
export const withdrawStart: Inverse = async (tx, entry) => {
  await hold(tx, 'partnerships', entry.subjectId)
  const partnership = await readPartnership(tx, entry.subjectId)
  allow(tx.actor, partnershipPolicy.start)
  if (partnership.partners.some((partner) => !partner.isHost && partner.standing !== 'invited'))
    return new Refusal('partnership_answered')
  await setDeleted(tx, entry.subjectId, tx.now)
  await record(tx, 'partnership.withdrawn', {
    subject: { kind: 'partnership', id: entry.subjectId },
    partnershipId: entry.subjectId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('partnerships')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
