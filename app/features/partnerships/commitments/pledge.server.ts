import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { PledgeInput } from './inputs.ts'

/** Promises something to other partners: for the own organization, or recorded on behalf of another. Without beneficiaries it is promised to all other partners. `source` is the record it comes from, which the caller has read under reach. */
export async function pledge(
  tx: Tx,
  { onBehalfOf, evidence, evidenceLink, beneficiaryOrganizationIds, ...input }: PledgeInput,
  source: { kind: string; id: string } | null = null,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  const behalf = { onBehalfOf, evidence, evidenceLink }
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.keepCommitments)
  if (isRefusal(speaker)) return speaker
  const others = presentPartners(partnership.partners)
    .map((partner) => partner.organizationId)
    .filter((organizationId) => organizationId !== speaker.organizationId)
  const wanted = beneficiaryOrganizationIds.length === 0 ? others : [...new Set(beneficiaryOrganizationIds)]
  if (wanted.length === 0) return new Refusal('commitment_nobody_there')
  if (wanted.some((organizationId) => !others.includes(organizationId)))
    return new Refusal('commitment_not_partner')
  if (!(await belongsTo(tx, input.responsiblePersonId, speaker.organizationId)))
    return new Refusal('commitment_not_colleague')
  if (!(await wasSaidHere(tx, input.touchpointId, partnership.id))) throw new NotFound()
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: partnership.id,
    action: 'commitment.pledged',
    subjectKind: 'commitment',
    subjectId: id,
    summary: input.text,
  })
  await tx.db
    .insertInto('commitments')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      promisorOrganizationId: speaker.organizationId,
      sourceKind: source?.kind ?? null,
      sourceId: source?.id ?? null,
      pledgedOn: tx.today,
      pledgedByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('commitmentBeneficiaries')
    .values(
      wanted.map((organizationId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        commitmentId: id,
        organizationId,
      })),
    )
    .execute()
  const historyId = await record(tx, 'commitment.pledged', {
    subject: { kind: 'commitment', id },
    partnershipId: partnership.id,
    organizationId: speaker.organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { ...input, beneficiaryOrganizationIds: wanted },
    facts: { dueOn: input.dueOn },
  })
  return { id, historyId }
}

/** Whether whoever is to see to it belongs to the organization that promises. */
export async function belongsTo(tx: Tx, personId: string | null, organizationId: string): Promise<boolean> {
  if (personId === null) return true
  const found = await tx.db
    .selectFrom('affiliations')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('organizationId', '=', organizationId)
    .where(belongsNow(tx))
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the conversation a promise comes from is one of this partnership that the actor reads. */
export async function wasSaidHere(
  tx: Tx,
  touchpointId: string | null,
  partnershipId: string,
): Promise<boolean> {
  if (touchpointId === null) return true
  const found = await tx.db
    .selectFrom('touchpoints')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', touchpointId)
    .where('partnershipId', '=', partnershipId)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('audience', '=', 'partnership'),
        where('organizationId', '=', tx.actor.organizationId),
      ]),
    )
    .executeTakeFirst()
  return found !== undefined
}
