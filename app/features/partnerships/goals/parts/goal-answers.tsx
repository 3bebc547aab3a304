import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Advice } from '#ui/advice/advice.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { type AdviceTopic, type Advised, adviceOn } from '../advice.ts'
import type { Goal } from '../goal.ts'
import { adviceWords, rhythmWords } from '../say.ts'

type GoalAnswersProps = { goal: Goal; advice: readonly Advised[]; today: string }

/** The five questions with their answers, what would make each clearer, and how often somebody looks. */
export function GoalAnswers({ goal, advice, today }: GoalAnswersProps) {
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
  const advised = (topic: AdviceTopic, value: React.ReactNode) => (
    <>
      {value}
      <Advice items={adviceOn(advice, topic).map(adviceWords)} />
    </>
  )
  return (
    <KeyValues
      items={[
        { key: 'what', term: m.goal_what(), value: advised('what', written(goal.what)) },
        { key: 'measure', term: m.goal_measure_question(), value: advised('measure', measured) },
        { key: 'why', term: m.goal_why(), value: advised('achievable', written(goal.whyAchievable)) },
        { key: 'need', term: m.goal_need(), value: advised('need', written(goal.need)) },
        {
          key: 'due',
          term: m.goal_due(),
          value: advised('when', goal.dueOn === null ? none : formatDay(goal.dueOn, today)),
        },
        {
          key: 'rhythm',
          term: m.goal_rhythm(),
          value: advised(
            'care',
            goal.checkInEveryDays === null ? m.goal_rhythm_none() : rhythmWords(goal.checkInEveryDays),
          ),
        },
      ]}
    />
  )
}
