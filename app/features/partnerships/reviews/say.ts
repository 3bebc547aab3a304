import type { Day } from '#platform/context/days.ts'
import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { ReviewAnswer, ReviewChange } from './review.ts'

export const answerWord = (answer: ReviewAnswer): string =>
  ({ keep: m.review_kept, change: m.review_changed, close: m.review_closed })[answer]()

/** What of a goal changed, in a sentence: "Target: 60 before, 50 now." */
export function changeWords({ field, from, to }: ReviewChange, today: Day): string {
  const told = (value: string | number | null) =>
    value === null || value === ''
      ? m.review_nothing()
      : field === 'dueOn'
        ? formatDay(String(value), today)
        : field === 'target'
          ? formatNumber(Number(value))
          : m.goal_quoted({ goal: String(value) })
  return { what: m.review_changed_what, target: m.review_changed_target, dueOn: m.review_changed_due }[field](
    {
      from: told(from),
      to: told(to),
    },
  )
}
