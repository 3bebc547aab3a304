import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { tellStanding } from '../partners/tell-standing.server.ts'
import { readReview, reviewsById } from './reads.server.ts'

export const reviewNotices: NoticeKind[] = [
  {
    kind: 'review',
    theme: 'work',
    label: () => m.notice_kind_review(),
    byMail: 'digest',
    asksNothing: true,
  },
]

/** Job: the people of all partners hear that goals were looked at again, and how many changed or ended. */
export const tellHeld: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [found] = await reviewsById(tx, [String(event.subjectId)])
    if (found === undefined) return
    const review = await readReview(tx, found.id)
    const count = (answer: string) => review.items.filter((item) => item.answer === answer).length
    await tellStanding(tx, event, {
      kind: 'review',
      partnershipId: review.partnershipId,
      href: `/partnerships/${review.partnershipId}/goals/reviews#review-${review.id}`,
      say: ({ partnership }) =>
        m.notice_review_held({
          partnership,
          day: formatDay(review.reviewedOn),
          changed: count('change'),
          closed: count('close'),
        }),
      quote: review.note,
    })
  })
