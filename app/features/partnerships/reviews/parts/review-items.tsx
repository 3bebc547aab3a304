import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { outcomeWord } from '../../goals/say.ts'
import type { ReviewItem } from '../review.ts'
import { answerWord, changeWords } from '../say.ts'

type ReviewItemsProps = { items: readonly ReviewItem[]; base: string; today: string }

/** What was said to each goal: kept, changed from what to what, or closed, and why. */
export function ReviewItems({ items, base, today }: ReviewItemsProps) {
  return (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.goalId}
          title={
            <Link to={`${base}/goals/${item.goalId}`} lang={item.language ?? undefined}>
              {item.what}
            </Link>
          }
          who={<ReviewWords item={item} today={today} />}
          end={<AnswerTag item={item} />}
        />
      ))}
    </Rows>
  )
}

/** What was said to a goal, as a tag. */
export const AnswerTag = ({ item }: { item: ReviewItem }) => (
  <Tag tone={item.answer === 'keep' ? 'plain' : item.answer === 'change' ? 'straw' : 'spruce'}>
    {item.outcome === null
      ? answerWord(item.answer)
      : m.review_closed_as({ outcome: outcomeWord(item.outcome) })}
  </Tag>
)

/** What changed and why, a line each. */
export const ReviewWords = ({ item, today }: { item: ReviewItem; today: string }) => (
  <>
    {item.changes.map((change) => (
      <span key={change.field} style={{ display: 'block' }}>
        {changeWords(change, today)}
      </span>
    ))}
    {item.why !== '' && <span>{m.review_why({ why: item.why })}</span>}
  </>
)
