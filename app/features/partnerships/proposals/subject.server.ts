import type { Subject } from '#platform/features/feature.server.ts'
import { proposalsById } from './reads.server.ts'
import { proposalTitle } from './say.ts'

/** A proposal in history, by what is proposed. */
export const proposalSubject: Subject = {
  kind: 'proposal',
  describe: async (tx, ids) =>
    (await proposalsById(tx, ids)).map((proposal) => ({
      id: proposal.id,
      title: proposalTitle(proposal),
      href: `/proposals/${proposal.id}`,
    })),
}
