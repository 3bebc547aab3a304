import { v4 as random, v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Ballot } from './decision.ts'
import { aboutDecision, type OpenDecision } from './open.server.ts'

/**
 * Puts a vote without a name among the others. The roll and history say that the organization has voted. All votes
 * are written anew under new random ids, so that neither an id, nor the order of rows, nor the transaction that
 * wrote them tells which one came last. The caller holds the decision.
 */
export async function castBallot(
  tx: Tx,
  opened: OpenDecision,
  organizationId: string,
  vote: Ballot,
): Promise<{ historyId: string } | Refusal> {
  const { decision } = opened
  if (decision.roll.some((one) => one.organizationId === organizationId))
    return new Refusal('decision_ballot_cast')
  const others = await tx.db
    .deleteFrom('decisionBallots')
    .where('workspaceId', '=', tx.workspace.id)
    .where('decisionId', '=', decision.id)
    .returning(['stand', 'optionId', 'reason'])
    .execute()
  const all = [...others, vote].map(({ stand, optionId, reason }) => ({
    workspaceId: tx.workspace.id,
    id: random(),
    decisionId: decision.id,
    stand,
    optionId,
    reason,
  }))
  await tx.db
    .insertInto('decisionBallots')
    .values(all.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    .execute()
  await tx.db
    .insertInto('decisionRoll')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      decisionId: decision.id,
      organizationId,
      votedOn: tx.today,
      createdAt: tx.now,
    })
    .execute()
  return {
    historyId: await record(tx, 'decision.vote_cast', { ...aboutDecision(opened), organizationId }),
  }
}
