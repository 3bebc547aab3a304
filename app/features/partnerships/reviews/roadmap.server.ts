import { isRefusal } from '#platform/errors/errors.ts'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { moveNextReview } from './move-next.server.ts'
import { reviewsToCome } from './reads.server.ts'

/** The days on which partners said they would look at their goals again. */
export const reviewsAhead: RoadmapSource = {
  kind: 'goalReview',
  label: () => m.roadmap_goal_reviews(),
  find: async (tx, { from, to, ...within }) =>
    (await reviewsToCome(tx, to, within)).flatMap((review) =>
      review.nextOn === null || review.nextOn < from
        ? []
        : [
            {
              kind: 'goalReview',
              recordId: review.id,
              partnershipId: review.partnershipId,
              on: review.nextOn,
              title: m.roadmap_goal_review(),
              who: review.organizationName,
              href: `/partnerships/${review.partnershipId}/goals/reviews`,
              move: can(tx.actor, partnershipPolicy.workTogether)
                ? { may: true as const }
                : { may: false as const, why: m.roadmap_fixed_reader() },
            },
          ],
    ),
  move: async (tx, id, nextOn) => {
    const moved = await moveNextReview(tx, id, { nextOn })
    return isRefusal(moved) ? moved : { historyId: moved.historyId }
  },
}
