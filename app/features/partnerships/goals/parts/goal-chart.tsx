import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ProgressChart } from '#ui/progress-chart/progress-chart.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { GoalWithCheckIns } from '../goal.ts'
import { answered, progressOf, seriesOf } from '../progress.ts'
import { standingWords } from '../say.ts'

/** The way of a goal so far, drawn towards its target; a word where there is nothing to draw yet. */
export function GoalChart({ goal, today }: { goal: GoalWithCheckIns; today: string }) {
  const series = seriesOf(goal.checkIns)
  if (series.length === 0)
    return (
      <div>
        <Tag>{answered(goal).measure ? m.goal_summary_nothing() : m.goal_needs_measure()}</Tag>
      </div>
    )
  return (
    <ProgressChart
      summary={standingWords(goal, progressOf(goal, goal.checkIns), today)}
      checkIns={series.map(({ on, value }) => ({
        on,
        value,
        day: formatDay(on, today),
        words: formatNumber(value),
      }))}
      {...(goal.target === null
        ? {}
        : {
            target: {
              value: goal.target,
              words: m.goal_target_mark({ value: formatNumber(goal.target) }),
              ...(goal.dueOn === null ? {} : { on: goal.dueOn }),
            },
          })}
      {...(goal.baseline === null
        ? {}
        : {
            baseline: {
              value: goal.baseline,
              words: m.goal_baseline_mark({ value: formatNumber(goal.baseline) }),
            },
          })}
      table={{ label: m.goal_table(), day: m.goal_table_day(), value: m.goal_table_value() }}
    />
  )
}
