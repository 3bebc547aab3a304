import type { Tx } from '#platform/context/context.server.ts'
import type { AbilityRow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { ProposalKind } from './proposal.ts'

/** Who decides a proposal: whoever may do by themselves what it asks for. */
export const answeredBy: Record<ProposalKind, AbilityRow> = {
  partnership: partnershipPolicy.start,
  partner: partnershipPolicy.invitePartner,
  pause: partnershipPolicy.conclude,
  resumption: partnershipPolicy.conclude,
  conclusion: partnershipPolicy.conclude,
  reopening: partnershipPolicy.conclude,
}

interface Settled {
  acceptedAt?: Date
  acceptedByPersonId?: string | null
  declinedAt?: Date
  declinedByPersonId?: string | null
  declineReason?: string
  withdrawnAt?: Date
  partnerId?: string
}

/** Writes an answer, unless somebody else has given one in the same moment: then it says false. */
export async function settleProposal(tx: Tx, id: string, answer: Settled): Promise<boolean> {
  const settled = await tx.db
    .updateTable('proposals')
    .set(answer)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return settled.numUpdatedRows > 0n
}
