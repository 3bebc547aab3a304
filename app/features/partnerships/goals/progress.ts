import { addDays, type Day, daysBetween } from '#platform/context/days.ts'
import { type Behalf, counts } from '../behalf/behalf.ts'
import type { CheckIn, Goal } from './goal.ts'

/** The five questions of a goal (specific, measurable, achievable, relevant, timely). */
export const questions = ['what', 'measure', 'achievable', 'need', 'when'] as const
export type Question = (typeof questions)[number]

type Answers = Pick<
  Goal,
  'what' | 'measure' | 'unit' | 'baseline' | 'target' | 'whyAchievable' | 'need' | 'dueOn'
>

/** Which of the five questions have an answer. A measure is one with a unit, a baseline and a target that differs from it. */
export const answered = (goal: Answers): Record<Question, boolean> => ({
  what: goal.what !== '',
  measure:
    goal.measure !== '' &&
    goal.unit !== '' &&
    goal.baseline !== null &&
    goal.target !== null &&
    goal.baseline !== goal.target,
  achievable: goal.whyAchievable !== '',
  need: goal.need !== '',
  when: goal.dueOn !== null,
})

export const openQuestions = (goal: Answers): Question[] => {
  const found = answered(goal)
  return questions.filter((question) => !found[question])
}

type Checked = Pick<CheckIn, 'checkedOn' | 'value'> & { behalf: Behalf | null }

/** The values that draw the line, by day, one a day (the last entered), without what was recorded for a partner and doesn't count. */
export function seriesOf(checkIns: readonly Checked[]): { on: Day; value: number }[] {
  const byDay = new Map<Day, number>()
  for (const one of checkIns)
    if (one.value !== null && counts(one.behalf)) byDay.set(one.checkedOn, one.value)
  return [...byDay].map(([on, value]) => ({ on, value })).sort((a, b) => (a.on < b.on ? -1 : 1))
}

export interface Progress {
  latest: { on: Day; value: number } | null
  /** The share of the way from baseline to target: 0 at the start, 1 at the target, below 0 or above 1 beyond. Null while unknown. */
  share: number | null
}

/** How far a goal has come. Falling targets count downwards: from 80 to 20, a value of 50 is half the way. */
export function progressOf(goal: Pick<Goal, 'baseline' | 'target'>, checkIns: readonly Checked[]): Progress {
  const latest = seriesOf(checkIns).at(-1) ?? null
  const { baseline, target } = goal
  if (latest === null || baseline === null || target === null || baseline === target)
    return { latest, share: null }
  return { latest, share: (latest.value - baseline) / (target - baseline) }
}

export interface CheckInDue {
  dueOn: Day
  /** Days past the day it was due; negative while it lies ahead. */
  lateDays: number
}

/** When a goal is to be checked in next: its rhythm after the last check-in, or after it was set. Null without a rhythm or once closed. */
export function checkInDue(
  goal: Pick<Goal, 'checkInEveryDays' | 'setOn' | 'closure'>,
  lastCheckInOn: Day | null,
  today: Day,
): CheckInDue | null {
  if (goal.closure !== null || goal.checkInEveryDays === null) return null
  const dueOn = addDays(lastCheckInOn ?? goal.setOn, goal.checkInEveryDays)
  return { dueOn, lateDays: daysBetween(dueOn, today) }
}

/** The last day on which somebody looked, by what counts. */
export const lastCheckInOn = (checkIns: readonly Checked[]): Day | null =>
  checkIns
    .filter((one) => counts(one.behalf))
    .reduce<Day | null>((last, one) => (last === null || one.checkedOn > last ? one.checkedOn : last), null)
