import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { journeyPolicy } from '../policy.ts'
import type { MoveInput } from './inputs.ts'
import { readJourney } from './journey.server.ts'
import { holdPartnership } from './open.server.ts'
import { gapsLeft, isBack } from './stage.ts'

/**
 * Moves a partnership to another stage, on or back. What was still missing is remembered with the decision; an
 * open proposal of the same stage is answered by it. Refuses the stage the partnership is in.
 */
export async function decideMove(
  tx: Tx,
  partnershipId: string,
  input: MoveInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await holdPartnership(tx, partnershipId)
  allow(tx.actor, journeyPolicy.decideMove)
  if (isRefusal(partnership)) return partnership
  const journey = await readJourney(tx, partnership)
  if (journey.stage === input.stage) return new Refusal('stage_same', { stage: stageWord(input.stage) })
  const gaps = gapsLeft(journey.stage, input.stage, journey.findings)
  const id = uuid()
  await tx.db
    .insertInto('stageMoves')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      fromStage: journey.stage,
      stage: input.stage,
      decidedOn: tx.today,
      decidedByPersonId: tx.actor.personId,
      organizationId: tx.actor.organizationId,
      reason: input.reason,
      gaps,
      createdAt: tx.now,
    })
    .execute()
  if (journey.proposal?.stage === input.stage)
    await tx.db
      .updateTable('stageProposals')
      .set({ stageMoveId: id })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', journey.proposal.id)
      .execute()
  const historyId = await record(tx, 'stage.moved', {
    subject: { kind: 'stage-move', id },
    partnershipId,
    after: { reason: input.reason },
    facts: {
      from: journey.stage,
      to: input.stage,
      back: isBack(journey.stage, input.stage),
      gaps: gaps.length,
    },
  })
  return { id, historyId }
}
