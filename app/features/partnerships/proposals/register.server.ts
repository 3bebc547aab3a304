import type { Feature, HistorySentence } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAccept } from './accept.server.ts'
import { undoPropose } from './answer.server.ts'
import { proposalsApi } from './api.server.ts'
import { proposalsChapter } from './chapter.server.tsx'
import { proposalsDue } from './due.server.ts'
import { exportedProposals } from './export.server.ts'
import { proposalKind } from './found.server.ts'
import { proposalsPanel } from './panel.server.ts'
import { eraseProposals, proposalMerges } from './people.server.ts'
import { proposalKinds } from './proposal.ts'
import { reopenProposal } from './reopen.server.ts'
import { kindWord } from './say.ts'
import { forgetMade, proposalNotices, tellAnswered, tellMade } from './tell.server.ts'

const about =
  (say: (facts: { kind: string }) => string): HistorySentence =>
  ({ kind }) => {
    const known = proposalKinds.find((one) => one === kind)
    return say({ kind: known === undefined ? String(kind) : kindWord(known) })
  }

export const proposalsNoun: Omit<Feature, 'name'> = {
  listeners: {
    proposals: {
      'proposal.made': tellMade,
      'proposal.accepted': tellAnswered,
      'proposal.declined': tellAnswered,
      'proposal.withdrawn': forgetMade,
    },
  },
  inverses: {
    'proposal.made': undoPropose,
    'proposal.accepted': undoAccept,
    'proposal.declined': reopenProposal,
    'proposal.withdrawn': reopenProposal,
  },
  sentences: {
    'proposal.made': about(m.history_proposal_made),
    'proposal.accepted': about(m.history_proposal_accepted),
    'proposal.declined': about(m.history_proposal_declined),
    'proposal.withdrawn': about(m.history_proposal_withdrawn),
    'proposal.reopened': about(m.history_proposal_reopened),
  },
  dueItems: [proposalsDue],
  panels: [proposalsPanel],
  noticeKinds: proposalNotices,
  searchKinds: [proposalKind],
  chapters: [proposalsChapter],
  exports: [exportedProposals],
  merges: proposalMerges,
  erasures: [eraseProposals],
  api: [proposalsApi],
}
