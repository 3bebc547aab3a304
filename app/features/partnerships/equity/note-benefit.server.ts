import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { readBenefit } from './benefits.server.ts'
import type { BenefitInput } from './inputs.ts'

const aboutBenefit = ({ id, partnershipId }: { id: string; partnershipId: string }) => ({
  subject: { kind: 'benefit', id },
  partnershipId,
})

/** Notes what a partner received, by either side. Throws Invalid for a day to come, an organization that takes no part, or money without a currency. */
export async function noteBenefit(
  tx: Tx,
  input: BenefitInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const partners = presentPartners(partnership.partners).map((one) => one.organizationId)
  if (!partners.includes(input.organizationId))
    throw new Invalid([{ path: 'organizationId', code: 'issue_benefit_partner' }])
  if (input.receivedOn > tx.today) throw new Invalid([{ path: 'receivedOn', code: 'issue_benefit_ahead' }])
  if ((input.amountMinor === null) !== (input.currency === null))
    throw new Invalid([{ path: 'currency', code: 'issue_benefit_currency' }])
  const id = uuid()
  await tx.db
    .insertInto('benefits')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      notedByOrganizationId: tx.actor.organizationId,
      notedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'benefit.noted', {
    ...aboutBenefit({ id, partnershipId: partnership.id }),
    after: { ...input },
  })
  return { id, historyId }
}

/** Takes a benefit off the record: the side that noted it, or the one that is said to have received it. */
export async function removeBenefit(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const benefit = await readBenefit(tx, id)
  const partnership = await openPartnership(tx, benefit.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const own = tx.actor.organizationId
  if (benefit.notedByOrganizationId !== own && benefit.organizationId !== own)
    return new Refusal('benefit_of_others', { organization: benefit.organization })
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'benefit.removed', aboutBenefit(benefit)) }
}

/** The inverse of noting. */
export const undoBenefit: Inverse = async (tx, { subjectId }) => {
  const answer = await removeBenefit(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of taking away. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreBenefit: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const benefit = await readBenefit(tx, subjectId)
  const partnership = await openPartnership(tx, benefit.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await record(tx, 'benefit.restored', aboutBenefit(benefit))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('benefits')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
