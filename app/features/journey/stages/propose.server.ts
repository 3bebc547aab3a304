import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { journeyPolicy } from '../policy.ts'
import type { ProposalInput } from './inputs.ts'
import { currentStage } from './move.ts'
import { holdPartnership } from './open.server.ts'
import { movesOf, openProposal } from './reads.server.ts'

/** Proposes a move to those who decide, on either side. One proposal waits at a time. */
export async function proposeMove(
  tx: Tx,
  partnershipId: string,
  input: ProposalInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await holdPartnership(tx, partnershipId)
  allow(tx.actor, journeyPolicy.proposeMove)
  if (isRefusal(partnership)) return partnership
  const { stage } = currentStage(await movesOf(tx, partnershipId), partnership.beganOn)
  if (stage === input.stage) return new Refusal('stage_same', { stage: stageWord(stage) })
  const open = await openProposal(tx, partnershipId)
  if (open !== null) return new Refusal('proposal_open', { stage: stageWord(open.stage) })
  const id = uuid()
  await tx.db
    .insertInto('stageProposals')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      stage: input.stage,
      reason: input.reason,
      proposedAt: tx.now,
      proposedByPersonId: tx.actor.personId,
      organizationId: tx.actor.organizationId,
    })
    .execute()
  const historyId = await record(tx, 'stage.proposed', {
    subject: { kind: 'stage-proposal', id },
    partnershipId,
    after: { reason: input.reason },
    facts: { to: input.stage },
  })
  return { id, historyId }
}
