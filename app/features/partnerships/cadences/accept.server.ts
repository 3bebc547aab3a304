import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answererOf } from './cadence.ts'
import type { CadenceAcceptance } from './inputs.ts'
import { samePair, samePurpose } from './purpose.server.ts'
import { readCadence } from './reads.server.ts'

/** The other side agrees. What ran until now ends. */
export async function acceptCadence(
  tx: Tx,
  id: string,
  input: CadenceAcceptance,
): Promise<{ historyId: string } | Refusal> {
  // Of two who accept at once the second would end as replaced what the first began.
  await hold(tx, 'cadences', id)
  const cadence = await readCadence(tx, id)
  const partnership = await openPartnership(tx, cadence.partnershipId)
  if (isRefusal(partnership)) return partnership
  const answerer = answererOf(cadence)
  const speaker = speakerOf(tx, partnership, { ...input, onBehalfOf: answerer }, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  if (cadence.acceptedOn !== null) return new Refusal('cadence_accepted')
  const replaced = await tx.db
    .updateTable('cadences')
    .set({ endedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', cadence.partnershipId)
    .where(samePair(cadence.organization.id, cadence.other.id))
    .where('acceptedAt', 'is not', null)
    .where(samePurpose(cadence.purpose))
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: cadence.partnershipId,
    action: 'cadence.accepted',
    subjectKind: 'cadence',
    subjectId: id,
  })
  await tx.db
    .updateTable('cadences')
    .set({
      acceptedAt: tx.now,
      acceptedByPersonId: tx.actor.personId,
      behalfId: behalfId ?? cadence.behalfId,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  const historyId = await record(tx, 'cadence.accepted', {
    subject: { kind: 'cadence', id },
    partnershipId: cadence.partnershipId,
    organizationId: cadence.organization.id,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    before: { replacedId: replaced?.id ?? null, behalfId: cadence.behalfId },
    facts: { everyDays: cadence.everyDays },
  })
  return { historyId }
}

/** The inverse: it is a proposal again, and what ran before runs on. */
export const unacceptCadence: Inverse = async (tx, entry) => {
  const cadence = await readCadence(tx, entry.subjectId)
  const partnership = await openPartnership(tx, cadence.partnershipId)
  if (isRefusal(partnership)) return partnership
  const answerer = answererOf(cadence)
  const speaker = speakerOf(tx, partnership, { onBehalfOf: answerer }, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  const behalfId = (entry.before?.behalfId as string | null | undefined) ?? null
  await tx.db
    .updateTable('cadences')
    .set({ acceptedAt: null, acceptedByPersonId: null, behalfId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entry.subjectId)
    .execute()
  if (typeof entry.before?.replacedId === 'string')
    await tx.db
      .updateTable('cadences')
      .set({ endedAt: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', entry.before.replacedId)
      .execute()
  await record(tx, 'cadence.unaccepted', {
    subject: { kind: 'cadence', id: entry.subjectId },
    partnershipId: cadence.partnershipId,
    organizationId: cadence.organization.id,
  })
  return undefined
}
