import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { decisionDays } from './reads.server.ts'

/** The days on which decisions close, and those on which partners said they would look at them again. */
export const decisionsAhead: RoadmapSource = {
  kind: 'decision',
  label: () => m.decisions_title(),
  find: async (tx, span) =>
    (await decisionDays(tx, span)).map(({ id, partnershipId, what, organizationName, isSettled, on }) => {
      const facts = { decision: what }
      return {
        kind: 'decision',
        recordId: id,
        partnershipId,
        on,
        title: isSettled ? m.roadmap_decision_review(facts) : m.roadmap_decision_closes(facts),
        who: organizationName,
        href: `/decisions/${id}`,
        move: { may: false, why: isSettled ? m.roadmap_fixed_review() : m.roadmap_fixed_vote() },
      }
    }),
}
