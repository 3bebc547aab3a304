import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { DeclineInput } from './inputs.ts'
import { readProposal } from './reads.server.ts'
import { answeredBy, settleProposal } from './settle.server.ts'

/** Answers a proposal with a no, and says why. */
export async function declineProposal(
  tx: Tx,
  id: string,
  { reason }: DeclineInput,
): Promise<{ historyId: string } | Refusal> {
  const { kind, partnershipId } = await readProposal(tx, id)
  allow(tx.actor, answeredBy[kind])
  const declined = await settleProposal(tx, id, {
    declinedAt: tx.now,
    declinedByPersonId: tx.actor.personId,
    declineReason: reason,
  })
  if (!declined) return new Refusal('proposal_settled')
  return {
    historyId: await record(tx, 'proposal.declined', {
      subject: { kind: 'proposal', id },
      partnershipId,
      after: { declineReason: reason },
      facts: { kind },
    }),
  }
}

/** Takes back what the own organization proposed, before anybody has answered. */
export async function withdrawProposal(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const { kind, partnershipId, organizationId } = await readProposal(tx, id)
  allow(tx.actor, partnershipPolicy.withdrawProposal, { organizationId })
  if (!(await settleProposal(tx, id, { withdrawnAt: tx.now }))) return new Refusal('proposal_settled')
  return {
    historyId: await record(tx, 'proposal.withdrawn', {
      subject: { kind: 'proposal', id },
      partnershipId,
      facts: { kind },
    }),
  }
}

/** The inverse of proposing. */
export const undoPropose: Inverse = async (tx, entry) => {
  const answer = await withdrawProposal(tx, entry.subjectId)
  return isRefusal(answer) ? answer : undefined
}
