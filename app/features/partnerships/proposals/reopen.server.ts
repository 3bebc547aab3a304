import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { concludedPartnership, openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { waiting } from './fits.server.ts'
import type { Proposal } from './proposal.ts'
import { readProposal } from './reads.server.ts'
import { answeredBy } from './settle.server.ts'

/** The inverse of declining and of taking back: the proposal waits again, unless the same does by now. */
export const reopenProposal: Inverse = async (tx, entry) => {
  const proposal = await readProposal(tx, entry.subjectId)
  if (proposal.standing === 'withdrawn') allow(tx.actor, partnershipPolicy.withdrawProposal, proposal)
  else allow(tx.actor, answeredBy[proposal.kind])
  if (proposal.standing !== 'declined' && proposal.standing !== 'withdrawn')
    return new Refusal('proposal_settled')
  if (proposal.partnershipId !== null) {
    const within = proposal.kind === 'reopening' ? concludedPartnership : openPartnership
    const partnership = await within(tx, proposal.partnershipId)
    if (isRefusal(partnership)) return partnership
  }
  return openAgain(tx, proposal)
}

/** Takes the answer of a proposal away; a refusal when the same waits by now. */
export async function openAgain(tx: Tx, proposal: Proposal): Promise<undefined | Refusal> {
  const [organization = { id: null, name: '' }] = proposal.organizations
  const other = await waiting(tx, { ...proposal, organization })
  if (other !== null) return other
  await tx.db
    .updateTable('proposals')
    .set({
      acceptedAt: null,
      acceptedByPersonId: null,
      startedPartnershipId: null,
      partnerId: null,
      declinedAt: null,
      declinedByPersonId: null,
      declineReason: '',
      withdrawnAt: null,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', proposal.id)
    .execute()
  await record(tx, 'proposal.reopened', {
    subject: { kind: 'proposal', id: proposal.id },
    partnershipId: proposal.partnershipId,
    facts: { kind: proposal.kind },
  })
  return undefined
}
