import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Proposal } from './proposal.ts'
import { answeredBy } from './settle.server.ts'

/** What the reader may do about a proposal now; nothing once it is answered. */
export function proposalAbilities(tx: Tx, { kind, standing, organizationId }: Proposal) {
  const open = standing === 'open'
  return {
    answer: open && can(tx.actor, answeredBy[kind]),
    withdraw: open && can(tx.actor, partnershipPolicy.withdrawProposal, { organizationId }),
  }
}
