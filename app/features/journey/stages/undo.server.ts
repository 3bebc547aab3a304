import { record } from '#platform/activity/record.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachesPartnership } from '../../partnerships/index.server.ts'
import { journeyPolicy } from '../policy.ts'
import { holdPartnership } from './open.server.ts'
import { movesOf, openProposal } from './reads.server.ts'

/** Takes back a decision, if none came after it. The proposal it answered waits again, unless another does by now. */
export const undoMove: Inverse = async (tx, entry) => {
  const move = await tx.db
    .selectFrom('stageMoves')
    .select(['partnershipId', 'fromStage', 'stage'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entry.subjectId)
    .executeTakeFirst()
  if (move === undefined || !reachesPartnership(tx, move.partnershipId)) throw new NotFound()
  const partnership = await holdPartnership(tx, move.partnershipId)
  allow(tx.actor, journeyPolicy.decideMove)
  if (isRefusal(partnership)) return partnership
  const last = (await movesOf(tx, move.partnershipId)).at(-1)
  if (last?.id !== entry.subjectId) return new Refusal('move_not_last')
  // Deleting the move reopens its proposal (the foreign key lets go); two open ones can't stand side by side.
  if ((await openProposal(tx, move.partnershipId)) !== null)
    await tx.db
      .updateTable('stageProposals')
      .set({ withdrawnAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('stageMoveId', '=', entry.subjectId)
      .execute()
  await tx.db
    .deleteFrom('stageMoves')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entry.subjectId)
    .execute()
  await record(tx, 'stage.move-undone', {
    subject: { kind: 'stage-move', id: entry.subjectId },
    partnershipId: move.partnershipId,
    facts: { from: move.stage, to: move.fromStage ?? 'advise' },
  })
  return undefined
}
