import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { checkLearning } from './check.server.ts'
import type { LearningInput } from './inputs.ts'
import { aboutLearning } from './open.server.ts'

/** Writes down what was learned or heard of a community. Throws NotFound, Forbidden and Invalid. */
export async function addLearning(
  tx: Tx,
  partnershipId: string,
  input: LearningInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const learned = await checkLearning(tx, partnershipId, input)
  const { organizationId } = tx.actor
  const id = uuid()
  await tx.db
    .insertInto('learnings')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      organizationId,
      ...learned,
      writtenByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'learning.added', {
    ...aboutLearning({ id, partnershipId, organizationId, audience: learned.audience }),
    after: learned,
    facts: { kind: learned.kind },
  })
  return { id, historyId }
}
