import type { SearchKind } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { proposalReach, proposalsById } from './reads.server.ts'
import { proposalTitle, proposerWords, standingWord } from './say.ts'

/** A proposal in search and history, by what is proposed. */
export const proposalKind: SearchKind = {
  kind: 'proposal',
  table: 'proposals',
  label: () => m.proposals_title(),
  reach: proposalReach,
  describe: async (tx, ids) =>
    (await proposalsById(tx, ids)).map((proposal) => ({
      id: proposal.id,
      title: proposalTitle(proposal),
      detail: [proposerWords(proposal), standingWord(proposal.standing)].join(' · '),
      href: `/proposals/${proposal.id}`,
    })),
}
