import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachesPartnership } from '../../partnerships/index.server.ts'
import { journeyPolicy } from '../policy.ts'
import { holdPartnership } from './open.server.ts'
import { openProposal, type Proposal } from './reads.server.ts'

/** Answers the waiting proposal with a no. The other answer is deciding the move. */
export async function declineProposal(
  tx: Tx,
  partnershipId: string,
  reason: string,
): Promise<{ historyId: string } | Refusal> {
  const proposal = await waiting(tx, partnershipId)
  allow(tx.actor, journeyPolicy.decideMove)
  if (isRefusal(proposal)) return proposal
  await set(tx, proposal.id, {
    declinedAt: tx.now,
    declinedByPersonId: tx.actor.personId,
    declineReason: reason,
  })
  return { historyId: await say(tx, 'stage.proposal-declined', proposal, partnershipId, { reason }) }
}

/** Takes the own organization's proposal back. */
export async function withdrawProposal(
  tx: Tx,
  partnershipId: string,
): Promise<{ historyId: string } | Refusal> {
  const proposal = await waiting(tx, partnershipId)
  if (isRefusal(proposal)) return proposal
  allow(tx.actor, journeyPolicy.keepOwn, { organizationId: proposal.organizationId })
  await set(tx, proposal.id, { withdrawnAt: tx.now })
  return { historyId: await say(tx, 'stage.proposal-withdrawn', proposal, partnershipId, null) }
}

/** The inverse of proposing. */
export const undoPropose: Inverse = async (tx, entry) => {
  const { partnershipId } = await readProposal(tx, entry.subjectId)
  const answer = await withdrawProposal(tx, partnershipId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of declining and withdrawing: the proposal waits again, unless another does by now. */
export const reopenProposal: Inverse = async (tx, entry) => {
  const proposal = await readProposal(tx, entry.subjectId)
  const partnership = await holdPartnership(tx, proposal.partnershipId)
  allow(tx.actor, proposal.declinedAt === null ? journeyPolicy.keepOwn : journeyPolicy.decideMove, proposal)
  if (isRefusal(partnership)) return partnership
  if ((await openProposal(tx, proposal.partnershipId)) !== null) return new Refusal('proposal_other_open')
  await set(tx, proposal.id, {
    declinedAt: null,
    declinedByPersonId: null,
    declineReason: null,
    withdrawnAt: null,
  })
  await say(tx, 'stage.proposal-reopened', proposal, proposal.partnershipId, null)
  return undefined
}

async function waiting(tx: Tx, partnershipId: string): Promise<Proposal | Refusal> {
  const partnership = await holdPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  return (await openProposal(tx, partnershipId)) ?? new Refusal('proposal_answered')
}

async function readProposal(tx: Tx, id: string) {
  const found = await tx.db
    .selectFrom('stageProposals')
    .select(['id', 'partnershipId', 'stage', 'organizationId', 'declinedAt'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined || !reachesPartnership(tx, found.partnershipId)) throw new NotFound()
  return found
}

const set = (
  tx: Tx,
  id: string,
  values: {
    declinedAt?: Date | null
    declinedByPersonId?: string | null
    declineReason?: string | null
    withdrawnAt?: Date | null
  },
) =>
  tx.db
    .updateTable('stageProposals')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

const say = (
  tx: Tx,
  action: string,
  proposal: { id: string; stage: string },
  partnershipId: string,
  after: Record<string, unknown> | null,
) =>
  record(tx, action, {
    subject: { kind: 'stage-proposal', id: proposal.id },
    partnershipId,
    after,
    facts: { to: proposal.stage },
  })
