import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { belongsTo } from '../commitments/pledge.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { RecurringInput } from './inputs.ts'
import { readRecurring } from './reads.server.ts'
import { planTrouble, refusalOf } from './recurring.ts'
import { sourceFor } from './source.server.ts'

/**
 * Promises something that comes round. Nothing of it is in the ledger until the other side accepts it; one that
 * follows another takes over its rest then, and changes nothing before. Where it comes from is a record in reach; one
 * that follows comes from where that came from.
 */
export async function pledgeRecurring(
  tx: Tx,
  wanted: RecurringInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const { onBehalfOf, evidence, evidenceLink, beneficiaryOrganizationIds, ...rest } = wanted
  const { sourceKind: _kind, sourceId: _id, clause: _clause, ...input } = rest
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  const followed = input.followsId === null ? null : await readRecurring(tx, input.followsId)
  if (followed !== null && followed.partnershipId !== partnership.id) throw new NotFound()
  const source = await sourceFor(tx, wanted)
  const behalf = { onBehalfOf: onBehalfOf ?? followed?.promisor.id ?? null, evidence, evidenceLink }
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.keepCommitments)
  if (isRefusal(speaker)) return speaker
  if (isRefusal(source)) return source
  if (followed !== null && followed.promisor.id !== speaker.organizationId)
    return new Refusal('recurring_other_promisor')
  const late = followed === null ? null : refusalOf('follow', followed)
  if (late !== null) return new Refusal(late)
  const others = presentPartners(partnership.partners)
    .map((partner) => partner.organizationId)
    .filter((organizationId) => organizationId !== speaker.organizationId)
  const before = followed?.beneficiaries.map((one) => one.id).filter((id) => others.includes(id)) ?? []
  const to =
    beneficiaryOrganizationIds.length > 0
      ? [...new Set(beneficiaryOrganizationIds)]
      : before.length > 0
        ? before
        : others
  if (to.length === 0) return new Refusal('commitment_nobody_there')
  if (to.some((organizationId) => !others.includes(organizationId)))
    return new Refusal('commitment_not_partner')
  if (!(await belongsTo(tx, input.responsiblePersonId, speaker.organizationId)))
    return new Refusal('commitment_not_colleague')
  const trouble = planTrouble(input, tx.today)
  if (trouble !== null) throw new Invalid([trouble])
  const from = source ?? followed
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: partnership.id,
    action: 'recurringPromise.pledged',
    subjectKind: 'recurringPromise',
    subjectId: id,
    summary: input.text,
  })
  await tx.db
    .insertInto('recurringPromises')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      promisorOrganizationId: speaker.organizationId,
      sourceKind: from?.sourceKind ?? null,
      sourceId: from?.sourceId ?? null,
      clause: from?.clause ?? null,
      pledgedOn: tx.today,
      pledgedByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('recurringBeneficiaries')
    .values(
      to.map((organizationId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        recurringId: id,
        organizationId,
      })),
    )
    .execute()
  const historyId = await record(tx, 'recurringPromise.pledged', {
    subject: { kind: 'recurringPromise', id },
    partnershipId: partnership.id,
    organizationId: speaker.organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { ...input, beneficiaryOrganizationIds: to },
    facts: { rhythm: input.rhythm },
  })
  return { id, historyId }
}
