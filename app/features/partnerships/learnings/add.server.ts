import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { checkLearning } from './check.server.ts'
import type { LearningInput } from './inputs.ts'
import { aboutLearning } from './open.server.ts'

/**
 * Writes down what was learned or heard of a community, by the own organization or for a partner: what is written for
 * one is read by all, as nobody writes into what a partner keeps to itself. Throws NotFound, Forbidden and Invalid.
 */
export async function addLearning(
  tx: Tx,
  partnershipId: string,
  { onBehalfOf, evidence, evidenceLink, ...input }: LearningInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(
    tx,
    partnership,
    { onBehalfOf, evidence, evidenceLink },
    partnershipPolicy.workTogether,
  )
  if (isRefusal(speaker)) return speaker
  if (speaker.onBehalf !== null && input.audience !== 'partnership')
    return new Refusal('learning_behalf_audience')
  const learned = await checkLearning(tx, partnershipId, input)
  const { organizationId } = speaker
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'learning.added',
    subjectKind: 'learning',
    subjectId: id,
    summary: learned.text,
  })
  await tx.db
    .insertInto('learnings')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      organizationId,
      ...learned,
      behalfId,
      writtenByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'learning.added', {
    ...aboutLearning({ id, partnershipId, organizationId, audience: learned.audience }),
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
    after: learned,
    facts: { kind: learned.kind },
  })
  return { id, historyId }
}
