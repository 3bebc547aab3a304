import { dayIn } from '#platform/context/days.ts'
import type { Panel } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { proposalKinds } from './proposal.ts'
import { waitingProposals } from './reads.server.ts'
import { proposalTitle, proposerWords } from './say.ts'

/** On a partnership's page: what is proposed and waits; nothing where nothing does. */
export const proposalsPanel: Panel = {
  place: 'partnership',
  order: 5,
  load: async (tx, partnershipId) => {
    const open = await waitingProposals(tx, proposalKinds, partnershipId)
    if (open.length === 0) return null
    return {
      title: m.proposals_title(),
      href: '/proposals',
      linkText: m.proposals_all(),
      rows: open.map((proposal) => ({
        id: proposal.id,
        text: proposalTitle(proposal),
        detail: proposerWords(proposal),
        when: formatDay(dayIn(tx.workspace.timeZone, proposal.proposedAt), tx.today),
        href: `/proposals/${proposal.id}`,
        tone: 'plain' as const,
      })),
      empty: '',
    }
  },
}
