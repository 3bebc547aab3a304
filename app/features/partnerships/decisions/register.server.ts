import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { decisionsApi } from './api.server.ts'
import { decisionsChapter } from './chapter.server.tsx'
import { decisionsDue } from './due.server.ts'
import { exportedDecisions, exportedVoices } from './export.server.ts'
import { decisionMerges } from './people.server.ts'
import { decisionReach, decisionsById } from './reads.server.ts'
import { restoreDecision, unpropose } from './remove.server.ts'
import { undoReview } from './review.server.ts'
import { decisionsAhead } from './roadmap.server.ts'
import { undoSettle, undoUnsettle } from './settle.server.ts'
import { decisionNotices, tellProposed, tellSettled } from './tell.server.ts'
import { undoVoice } from './voice.server.ts'

export const decisions: Omit<Feature, 'name'> = {
  inverses: {
    'decision.proposed': unpropose,
    'decision.removed': restoreDecision,
    'decision.voiced': undoVoice,
    'decision.settled': undoSettle,
    'decision.unsettled': undoUnsettle,
    'decision.reviewed': undoReview,
  },
  sentences: {
    'decision.proposed': () => m.history_decision_proposed(),
    'decision.changed': () => m.history_decision_changed(),
    'decision.removed': () => m.history_decision_removed(),
    'decision.restored': () => m.history_decision_restored(),
    'decision.voiced': () => m.history_decision_voiced(),
    'decision.voice_taken_back': () => m.history_decision_voice_taken_back(),
    'decision.vote_cast': () => m.history_decision_vote_cast(),
    'decision.settled': () => m.history_decision_settled(),
    'decision.unsettled': () => m.history_decision_unsettled(),
    'decision.reviewed': () => m.history_decision_reviewed(),
    'decision.review_taken_back': () => m.history_decision_review_taken_back(),
  },
  listeners: { decisions: { 'decision.proposed': tellProposed, 'decision.settled': tellSettled } },
  dueItems: [decisionsDue],
  roadmap: [decisionsAhead],
  noticeKinds: decisionNotices,
  searchKinds: [
    {
      kind: 'decision',
      table: 'decisions',
      label: () => m.decisions_title(),
      reach: decisionReach,
      describe: async (tx, ids) =>
        (await decisionsById(tx, ids)).map((decision) => ({
          id: decision.id,
          title: decision.what,
          detail: decision.partnershipName,
          href: `/decisions/${decision.id}`,
        })),
    },
  ],
  merges: decisionMerges,
  chapters: [decisionsChapter],
  exports: [exportedDecisions, exportedVoices],
  api: [decisionsApi],
}
