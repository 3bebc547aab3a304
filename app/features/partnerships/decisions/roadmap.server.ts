import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { reviewDay } from './decision.ts'
import { decisionsInMotion } from './reads.server.ts'

/** The days on which decisions close, and those on which partners said they would look at them again. */
export const decisionsAhead: RoadmapSource = {
  kind: 'decision',
  label: () => m.decisions_title(),
  find: async (tx, { from, to, ...within }) =>
    (await decisionsInMotion(tx, to, within)).flatMap((one) => {
      const on = one.settlement === null ? one.closesOn : reviewDay(one)
      if (on === null || on < from || on > to) return []
      const facts = { decision: one.what }
      return [
        {
          kind: 'decision',
          recordId: one.id,
          partnershipId: one.partnershipId,
          on,
          title:
            one.settlement === null ? m.roadmap_decision_closes(facts) : m.roadmap_decision_review(facts),
          who: one.organizationName,
          href: `/decisions/${one.id}`,
          move: {
            may: false as const,
            why: one.settlement === null ? m.roadmap_fixed_vote() : m.roadmap_fixed_review(),
          },
        },
      ]
    }),
}
