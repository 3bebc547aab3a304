import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Plan, Rhythm } from './recurring.ts'

export const rhythmWord = (rhythm: Rhythm): string =>
  ({ week: m.recurring_week, month: m.recurring_month, quarter: m.recurring_quarter })[rhythm]()

/** When it comes round, in a sentence: "every 2 months from 1 May, 12 times". */
export function planText(plan: Plan, today: string): string {
  const { rhythm, every, untilOn, times } = plan
  // Quarters are said in months, as nobody counts in them.
  const much = { rhythm, every, often: formatNumber(rhythm === 'quarter' ? 3 * every : every) }
  const from = formatDay(plan.startsOn, today)
  if (plan.lastOn != null)
    return m.recurring_plan_ended({ ...much, from, day: formatDay(plan.lastOn, today) })
  if (untilOn !== null) return m.recurring_plan_until({ ...much, from, day: formatDay(untilOn, today) })
  return m.recurring_plan_times({ ...much, from, count: times ?? 1, times: formatNumber(times ?? 1) })
}
