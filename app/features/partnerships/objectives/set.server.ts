import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { aboutObjective } from './about.server.ts'
import type { ObjectiveInput } from './inputs.ts'
import { checkServices, writeServices } from './services.server.ts'

/** Says what the own organization wants, or on behalf of a partner what that one does; the latter is never kept from the others. */
export async function setObjective(
  tx: Tx,
  partnershipId: string,
  { goals: wanted, audience, onBehalfOf, evidence, evidenceLink, ...input }: ObjectiveInput,
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
  const { organizationId } = speaker
  if (speaker.onBehalf !== null && audience === 'organization')
    throw new Invalid([{ path: 'audience', code: 'issue_objective_private' }])
  const goals = await checkServices(tx, partnershipId, wanted)
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'objective.set',
    subjectKind: 'objective',
    subjectId: id,
    summary: input.what,
  })
  await tx.db
    .insertInto('objectives')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      organizationId,
      ...input,
      sharedAt: audience === 'partnership' ? tx.now : null,
      setByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeServices(tx, id, [], goals)
  const historyId = await record(tx, 'objective.set', {
    ...aboutObjective({ id, partnershipId, organizationId, audience }),
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
    after: { ...input, goals },
  })
  return { id, historyId }
}
