import type { Day } from '#platform/context/days.ts'
import { formatDay, formatDays, formatDistance, formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Advice, Advised } from './advice.ts'
import type { Goal, GoalClosure, Outcome } from './goal.ts'
import { type CheckInDue, openQuestions, type Progress, type Question } from './progress.ts'

/** How often a goal is looked at, in words. */
export function rhythmWords(days: number): string {
  const usual: Record<number, () => string> = {
    7: m.goal_rhythm_week,
    14: m.goal_rhythm_two_weeks,
    30: m.goal_rhythm_month,
    60: m.goal_rhythm_two_months,
    91: m.goal_rhythm_quarter,
    182: m.goal_rhythm_half_year,
  }
  return usual[days]?.() ?? m.goal_rhythm_days({ count: days })
}
export const usualRhythms = [7, 14, 30, 60, 91, 182] as const

type Told = Pick<Goal, 'baseline' | 'target' | 'unit' | 'dueOn'>

/** Where a goal stands, in one sentence: "34 pupils on 11 March; 12 at the start, 60 wanted by 30 June." */
export function standingWords(goal: Told, { latest }: Progress, today: Day): string {
  const { baseline, target, unit, dueOn } = goal
  const known = baseline !== null && target !== null
  if (latest === null)
    return known
      ? m.goal_summary_start({ baseline: formatNumber(baseline), target: formatNumber(target), unit })
      : dueOn === null
        ? m.goal_summary_nothing()
        : m.goal_summary_nothing_due({ due: formatDay(dueOn, today) })
  const facts = { latest: formatNumber(latest.value), unit, day: formatDay(latest.on, today) }
  if (!known) return m.goal_summary_value(facts)
  const ends = { ...facts, baseline: formatNumber(baseline), target: formatNumber(target) }
  return dueOn === null
    ? m.goal_summary_no_due(ends)
    : m.goal_summary_full({ ...ends, due: formatDay(dueOn, today) })
}

export const closureWords = (closure: GoalClosure, today: Day): string =>
  ({ met: m.goal_closed_met, partly: m.goal_closed_partly, dropped: m.goal_closed_dropped })[closure.outcome](
    { day: formatDay(closure.closedOn, today) },
  )

export const outcomeWord = (outcome: Outcome): string =>
  ({ met: m.goal_outcome_met, partly: m.goal_outcome_partly, dropped: m.goal_outcome_dropped })[outcome]()

const asked: Record<Question, () => string> = {
  what: m.goal_open_what,
  measure: m.goal_open_measure,
  achievable: m.goal_open_achievable,
  need: m.goal_open_need,
  when: m.goal_open_when,
}
/** What a goal still leaves open, in one sentence; null when all five questions are answered. */
export function openWords(goal: Parameters<typeof openQuestions>[0]): string | null {
  const open = openQuestions(goal)
  return open.length === 0
    ? null
    : m.goal_open_list({ questions: formatList(open.map((question) => asked[question]())) })
}

/** When somebody is to look next, or how long ago they should have. */
export const nextLookWords = (due: CheckInDue, today: Day): string =>
  due.lateDays > 0
    ? m.goal_late_check_in({ time: formatDays(due.lateDays) })
    : m.goal_next_check_in({ when: formatDistance(due.dueOn, today) })

const advised: Record<Exclude<Advice, 'what_vague' | 'care_side'>, () => string> = {
  what_none: m.advice_what_none,
  what_short: m.advice_what_short,
  measure_none: m.advice_measure_none,
  measure_unit: m.advice_measure_unit,
  measure_baseline: m.advice_measure_baseline,
  measure_target: m.advice_measure_target,
  measure_same: m.advice_measure_same,
  measure_percent: m.advice_measure_percent,
  why_none: m.advice_why_none,
  why_short: m.advice_why_short,
  why_far: m.advice_why_far,
  need_none: m.advice_need_none,
  need_short: m.advice_need_short,
  need_echo: m.advice_need_echo,
  when_none: m.advice_when_none,
  when_start: m.advice_when_start,
  when_past: m.advice_when_past,
  when_far: m.advice_when_far,
  care_nobody: m.advice_care_nobody,
  care_rhythm: m.advice_care_rhythm,
  care_rhythm_long: m.advice_care_rhythm_long,
}
/** A piece of advice in one sentence. */
export function adviceWords({ advice, names }: Advised): string {
  if (advice === 'what_vague') return m.advice_what_vague({ word: names[0] ?? '' })
  if (advice === 'care_side') return m.advice_care_side({ names: formatList(names) })
  return advised[advice]()
}
