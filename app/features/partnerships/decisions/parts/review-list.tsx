import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Review } from '../decision.ts'
import { reviewWord } from '../say.ts'

/** What was found each time somebody looked again; nothing where nobody has. */
export function ReviewList({ reviews, today }: { reviews: readonly Review[]; today: string }) {
  if (reviews.length === 0) return null
  return (
    <Section title={m.decision_reviews()}>
      <Rows label={m.decision_reviews()}>
        {reviews.map((review) => (
          <Row
            key={review.id}
            title={reviewWord(review.answer)}
            who={
              <>
                <span className="prose">{review.note} </span>
                <span>
                  {m.decision_review_line({
                    organization: review.organizationName,
                    day: formatDay(review.reviewedOn, today),
                  })}
                </span>
              </>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
