import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { belongsTo } from '../commitments/pledge.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { CadenceInput } from './inputs.ts'
import { samePair, samePurpose } from './purpose.server.ts'

/** Proposes how often two partners talk, of whom one is mostly the host; the other side accepts it. A proposal not answered yet is replaced; what runs goes on until then. */
export async function proposeCadence(
  tx: Tx,
  partnershipId: string,
  { onBehalfOf, evidence, evidenceLink, startsOn, otherOrganizationId, ...input }: CadenceInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const behalf = { onBehalfOf, evidence, evidenceLink }
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.workTogether)
  if (isRefusal(speaker)) return speaker
  const host = tx.workspace.hostOrganizationId
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  const other = otherOrganizationId ?? host
  // Where the host is one of the two it is always the other side, so that each pair has one form.
  if (
    input.organizationId === host ||
    input.organizationId === other ||
    !present.includes(input.organizationId) ||
    (other !== host && !present.includes(other))
  )
    return new Refusal('cadence_not_partner')
  if (speaker.organizationId !== other && speaker.organizationId !== input.organizationId)
    throw new Forbidden()
  if (
    !(await belongsTo(tx, input.otherPersonId, other)) ||
    !(await belongsTo(tx, input.partnerPersonId, input.organizationId))
  )
    return new Refusal('cadence_not_theirs')
  const id = uuid()
  await tx.db
    .updateTable('cadences')
    .set({ endedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where(samePair(input.organizationId, other))
    .where('acceptedAt', 'is', null)
    .where(samePurpose(input.purpose))
    .where('endedAt', 'is', null)
    .execute()
  await tx.db
    .insertInto('cadences')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...input,
      otherOrganizationId: other,
      startsOn: startsOn ?? tx.today,
      proposedByOrganizationId: speaker.organizationId,
      proposedByPersonId: tx.actor.personId,
      proposedAt: tx.now,
      behalfId: await recordBehalf(tx, speaker, {
        partnershipId,
        action: 'cadence.proposed',
        subjectKind: 'cadence',
        subjectId: id,
      }),
    })
    .execute()
  const historyId = await record(tx, 'cadence.proposed', {
    subject: { kind: 'cadence', id },
    partnershipId,
    organizationId: input.organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { ...input, otherOrganizationId: other },
    facts: { everyDays: input.everyDays },
  })
  return { id, historyId }
}
