import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { counts } from '../behalf/behalf.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type EndorseInput, endorseInput, type WithdrawInput, withdrawInput } from './inputs.ts'
import { currentVision } from './reads.server.ts'

/** A partner stands behind the text it has read, which must still be the current one. */
export async function endorseVision(
  tx: Tx,
  partnershipId: string,
  { versionId, ...behalf }: EndorseInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  const vision = await currentVision(tx, partnershipId)
  if (vision === null || vision.id !== versionId) return new Refusal('vision_changed')
  const { organizationId } = speaker
  const before = vision.endorsements.find((one) => one.organizationId === organizationId)
  if (before !== undefined) {
    if (counts(before.behalf)) return new Refusal('vision_endorsed_already')
    // What was recorded for the partner and doesn't count gives way to its own word, or to evidence.
    await deleteEndorsement(tx, before.id)
  }
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'vision.endorsed',
    subjectKind: 'vision',
    subjectId: partnershipId,
    summary: vision.text,
  })
  const written = await tx.db
    .insertInto('endorsements')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      visionVersionId: versionId,
      organizationId,
      endorsedByPersonId: tx.actor.personId,
      behalfId,
      endorsedAt: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'visionVersionId', 'organizationId']).doNothing(),
    )
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return new Refusal('vision_endorsed_already')
  const historyId = await record(tx, 'vision.endorsed', {
    subject: { kind: 'vision', id: partnershipId },
    partnershipId,
    organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
    after: { versionId, organizationId },
    facts: { number: vision.number },
  })
  return { id, historyId }
}

/** Takes an endorsement of the current text back, by whoever may speak for that partner or recorded it for it. */
export async function withdrawEndorsement(
  tx: Tx,
  partnershipId: string,
  { versionId, organizationId }: WithdrawInput,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const vision = await currentVision(tx, partnershipId)
  const endorsement = vision?.endorsements.find((one) => one.organizationId === organizationId)
  if (organizationId === tx.actor.organizationId)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  else allow(tx.actor, partnershipPolicy.actOnBehalf)
  if (vision === null || vision.id !== versionId) return new Refusal('vision_changed')
  if (endorsement === undefined) return new Refusal('vision_not_endorsed')
  // What a partner said itself, only the partner takes back.
  if (organizationId !== tx.actor.organizationId && endorsement.behalf === null)
    return new Refusal('vision_endorsed_by_others')
  await deleteEndorsement(tx, endorsement.id)
  return {
    historyId: await record(tx, 'vision.endorsement_withdrawn', {
      subject: { kind: 'vision', id: partnershipId },
      partnershipId,
      organizationId,
      onBehalfOfOrganizationId: organizationId === tx.actor.organizationId ? null : organizationId,
      before: {
        versionId,
        onBehalfOf: organizationId,
        evidence: endorsement.behalf?.evidence ?? '',
        evidenceLink: endorsement.behalf?.evidenceLink ?? '',
      },
      facts: { number: vision.number },
    }),
  }
}

const deleteEndorsement = (tx: Tx, id: string) =>
  tx.db.deleteFrom('endorsements').where('workspaceId', '=', tx.workspace.id).where('id', '=', id).execute()

/** The inverse of endorsing. */
export const undoEndorsement: Inverse = async (tx, { subjectId, after }) => {
  const parsed = withdrawInput.safeParse(after)
  if (!parsed.success) return new Refusal('vision_not_endorsed')
  const answer = await withdrawEndorsement(tx, subjectId, parsed.data)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of withdrawing: endorsed again, if the text is still the same. */
export const undoWithdrawal: Inverse = async (tx, { subjectId, before }) => {
  const parsed = endorseInput.safeParse(before)
  if (!parsed.success) return new Refusal('vision_changed')
  const answer = await endorseVision(tx, subjectId, parsed.data)
  return isRefusal(answer) ? answer : undefined
}
