import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import type { Proposal } from './proposal.ts'

/** A proposal as pages show it, with the days of the workspace. */
export interface ProposalLine extends Proposal {
  proposedOn: Day
  settledOn: Day | null
}

export const lineOf = (tx: Tx, proposal: Proposal): ProposalLine => ({
  ...proposal,
  proposedOn: dayIn(tx.workspace.timeZone, proposal.proposedAt),
  settledOn: proposal.settledAt === null ? null : dayIn(tx.workspace.timeZone, proposal.settledAt),
})
