import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { lineOf } from './lines.server.ts'
import { listProposals } from './reads.server.ts'
import { proposalTitle, proposerWords, standingSentence } from './say.ts'

const most = 20

/** What partners proposed about the partnership itself, why, and what became of it. */
export const proposalsChapter: Chapter = {
  name: 'proposals',
  order: 115,
  title: () => m.proposals_title(),
  write: async (tx, partnershipId) => {
    const { items, total } = await listProposals(tx, { partnershipId, cursor: null, limit: most })
    if (items.length === 0) return null
    return (
      <View>
        {items
          .map((found) => lineOf(tx, found))
          .map((proposal) => (
            <View key={proposal.id} style={{ marginBottom: 6 }}>
              <Heading level={3}>{proposalTitle(proposal)}</Heading>
              <Paragraph style={{ marginBottom: 3 }}>{proposal.reason}</Paragraph>
              <Aside>
                {[
                  m.proposal_line({ who: proposerWords(proposal), day: formatDay(proposal.proposedOn) }),
                  standingSentence(proposal, proposal),
                ].join(' · ')}
              </Aside>
              {proposal.declineReason !== '' && <Aside>{proposal.declineReason}</Aside>}
            </View>
          ))}
        {total > items.length && (
          <Paragraph>
            {m.dossier_more({ shown: formatNumber(items.length), total: formatNumber(total) })}
          </Paragraph>
        )}
      </View>
    )
  },
}
