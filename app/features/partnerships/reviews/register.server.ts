import { z } from 'zod'
import type { Feature } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { id } from '#platform/http/fields.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { reviewsChapter } from './chapter.server.tsx'
import { reviewsDue } from './due.server.ts'
import { exportedReviews } from './export.server.ts'
import { holdReview, undoReview } from './hold.server.ts'
import { nextReviewInput, type ReviewInput, reviewInput, reviewShape } from './inputs.ts'
import { moveNextReview, undoMoveNext } from './move-next.server.ts'
import { listReviews, readReview, reviewsById } from './reads.server.ts'
import { reviewsAhead } from './roadmap.server.ts'
import { reviewNotices, tellHeld } from './tell.server.ts'

const filters = z.object({ partnershipId: id().optional(), goalId: id().optional() })

export const reviews: Omit<Feature, 'name'> = {
  noticeKinds: reviewNotices,
  listeners: { reviews: { 'review.held': tellHeld, 'review.taken_back': forget('review') } },
  inverses: { 'review.held': undoReview, 'review.next_moved': undoMoveNext },
  sentences: {
    'review.held': ({ count }) => m.history_review_held({ count: Number(count) }),
    'review.next_moved': () => m.history_review_next_moved(),
    'review.taken_back': () => m.history_review_taken_back(),
  },
  dueItems: [reviewsDue],
  roadmap: [reviewsAhead],
  subjects: [
    {
      kind: 'review',
      describe: async (tx, ids) =>
        (await reviewsById(tx, ids)).map((review) => ({
          id: review.id,
          title: m.review_on({ day: formatDay(review.reviewedOn, tx.today) }),
          href: `/partnerships/${review.partnershipId}/goals/reviews#review-${review.id}`,
        })),
    },
  ],
  merges: [
    ...mergeColumns('person', [['goal_reviews', 'reviewed_by_person_id']]),
    ...mergeColumns('organization', [['goal_reviews', 'organization_id']]),
  ],
  chapters: [reviewsChapter],
  exports: [exportedReviews],
  api: [
    {
      name: 'goal-reviews',
      summary: 'When partners looked at their goals again: what was kept, changed or closed, and why.',
      shape: reviewShape,
      filters,
      list: (tx, { limit, cursor, filters: asked }) =>
        listReviews(tx, { limit, cursor, ...(asked as z.output<typeof filters>) }),
      get: readReview,
      create: {
        input: reviewInput.extend({ partnershipId: id() }),
        run: (tx, { partnershipId, ...input }: ReviewInput & { partnershipId: string }) =>
          holdReview(tx, partnershipId, input),
      },
      states: {
        'next-day': {
          summary: 'Sets another day for looking at the goals again; the last review says when that is.',
          input: nextReviewInput,
          make: moveNextReview,
        },
      },
    },
  ],
}
