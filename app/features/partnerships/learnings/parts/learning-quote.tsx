import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Quote } from '#ui/quote/quote.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Learning } from '../learning.ts'
import { heardWords, translationWords } from '../say.ts'

/** What somebody of a community said, small, with who, where and when; the words lead to their own page. */
export function LearningQuote({
  learning,
  base,
  today,
  taken,
}: {
  learning: Learning
  base: string
  today: string
  /** The version of the vision in sight takes it up. */
  taken?: boolean
}) {
  return (
    <Quote
      small
      lang={learning.language ?? undefined}
      by={
        <>
          {learning.translation !== '' && (
            <>
              {translationWords(learning.translationLanguage)}{' '}
              <span lang={learning.translationLanguage ?? undefined}>{learning.translation}</span>
              <br />
            </>
          )}
          <Link to={`${base}/learnings/${learning.id}`}>{heardWords(learning, today)}</Link>
          {taken && (
            <>
              {' '}
              <Tag tone="spruce">{m.vision_words_taken()}</Tag>
            </>
          )}
        </>
      }
    >
      <p style={{ whiteSpace: 'pre-line' }}>{learning.text}</p>
    </Quote>
  )
}
