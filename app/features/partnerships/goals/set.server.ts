import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { GoalInput } from './inputs.ts'
import { checkOwners, writeOwners } from './owners.server.ts'

/** Sets a goal in a partnership, by the own organization or on behalf of a partner. */
export async function setGoal(
  tx: Tx,
  partnershipId: string,
  { owners: wanted, onBehalfOf, evidence, evidenceLink, ...input }: GoalInput,
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
  const owners = await checkOwners(tx, partnership, wanted)
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'goal.set',
    subjectKind: 'goal',
    subjectId: id,
    summary: input.what,
  })
  await tx.db
    .insertInto('goals')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...input,
      setByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeOwners(tx, id, [], owners)
  const historyId = await record(tx, 'goal.set', {
    subject: { kind: 'goal', id },
    partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { ...input, owners },
  })
  return { id, historyId }
}
