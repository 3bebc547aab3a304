import { addDays, addMonths, type Day } from '#platform/context/days.ts'
import type { Weight } from '../behalf/behalf.ts'

export const rhythms = ['week', 'month', 'quarter'] as const
export type Rhythm = (typeof rhythms)[number]

/** The record a promise that comes round can be made from. */
export const recurringSources = ['touchpoint', 'meeting', 'agreement', 'concern'] as const
export type RecurringSource = (typeof recurringSources)[number]

/** The most times a promise comes round: ten years of weeks. */
export const mostTimes = 520
/** The most of a rhythm that lie between two times: every 52 weeks, months or quarters. */
export const mostEvery = 52
/** How far ahead the promises of it are made, and how near their end may come before more are made. Days. */
export const laidAheadDays = 120
export const laidAgainDays = 90

/** When a promise comes round: from its first day, until a day or so many times. */
export interface Plan {
  rhythm: Rhythm
  /** Every so many of them: 2 is every second week, month or quarter. */
  every: number
  startsOn: Day
  untilOn: Day | null
  times: number | null
  /** The last day that counts, where the rest was ended. */
  lastOn?: Day | null
}

/** The day it comes round for the nth time, the first being 0; a month that is too short has it on its last day. */
export function occurrenceOf({ rhythm, every, startsOn }: Plan, nth: number): Day {
  if (rhythm === 'week') return addDays(startsOn, 7 * every * nth)
  return addMonths(startsOn, (rhythm === 'month' ? 1 : 3) * every * nth)
}

/** The days on which it comes round, from one day to another, both included. */
export function occurrencesOf(plan: Plan, from: Day, to: Day): Day[] {
  const days: Day[] = []
  const { untilOn, times, lastOn = null } = plan
  for (let nth = 0; nth < (times ?? mostTimes); nth++) {
    const day = occurrenceOf(plan, nth)
    if (day > to || (untilOn !== null && day > untilOn) || (lastOn !== null && day > lastOn)) break
    if (day >= from) days.push(day)
  }
  return days
}

/** What is wrong with such a plan, as the field and the key of its sentence; null if nothing is. */
export function planTrouble(
  { startsOn, untilOn, times }: Plan,
  earliest: Day,
): { path: string; code: string } | null {
  if (startsOn < earliest) return { path: 'startsOn', code: 'issue_recurring_past' }
  if ((untilOn === null) === (times === null)) return { path: 'untilOn', code: 'issue_recurring_one_end' }
  if (untilOn !== null && untilOn < startsOn) return { path: 'untilOn', code: 'issue_recurring_until' }
  return null
}

/** What can be done about a promise that comes round, each with the side that does it. */
export const recurringActs = ['accept', 'change', 'follow', 'end', 'remove'] as const
export type RecurringAct = (typeof recurringActs)[number]

/** Why an act can't be done, as the key of its sentence; null if it can. */
export function refusalOf(
  act: RecurringAct,
  { untouched, endedOn, pledge }: { untouched: boolean; endedOn: Day | null; pledge: Weight },
): string | null {
  if (pledge === 'void') return 'recurring_denied'
  if (endedOn !== null) return 'recurring_ended'
  if (act === 'remove') return untouched ? null : 'recurring_not_removable'
  if (act === 'end' || act === 'follow') return untouched ? 'recurring_not_accepted' : null
  return null
}
