import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import type { Goal } from '../goal.ts'
import { rhythmWords } from '../say.ts'

/** The five questions with their answers, and how often somebody looks. */
export function GoalAnswers({ goal, today }: { goal: Goal; today: string }) {
  const none = <span className="soft">{m.goal_unanswered()}</span>
  const written = (text: string) =>
    text === '' ? none : <span lang={goal.language ?? undefined}>{text}</span>
  const measured =
    goal.baseline === null || goal.target === null
      ? written(goal.measure)
      : m.goal_measure_answer({
          measure: goal.measure,
          baseline: formatNumber(goal.baseline),
          target: formatNumber(goal.target),
          unit: goal.unit,
        })
  return (
    <KeyValues
      items={[
        { key: 'what', term: m.goal_what(), value: written(goal.what) },
        { key: 'measure', term: m.goal_measure_question(), value: measured },
        { key: 'why', term: m.goal_why(), value: written(goal.whyAchievable) },
        { key: 'need', term: m.goal_need(), value: written(goal.need) },
        { key: 'due', term: m.goal_due(), value: goal.dueOn === null ? none : formatDay(goal.dueOn, today) },
        {
          key: 'rhythm',
          term: m.goal_rhythm(),
          value: goal.checkInEveryDays === null ? m.goal_rhythm_none() : rhythmWords(goal.checkInEveryDays),
        },
      ]}
    />
  )
}
