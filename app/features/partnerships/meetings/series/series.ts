import type { Day } from '#platform/context/days.ts'
import type { Duty, Named } from '../meeting.ts'

/** How meetings repeat; which day of a month it is, is said by the first. */
export const repetitions = ['week', 'month-day', 'month-end', 'month-weekday', 'month-last-weekday'] as const
export type Repetition = (typeof repetitions)[number]
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

export interface Rhythm {
  repeats: Repetition
  /** Every so many weeks or months. */
  every: number
  /** Of a week; empty where the first day says it. */
  weekdays: readonly WeekdayCode[]
  beginsOn: Day
}

/** Meetings that repeat, and what they have in common. */
export interface Series extends Rhythm, Record<Duty, Named | null> {
  id: string
  partnershipId: string
  partnershipName: string
  title: string
  untilOn: Day | null
  /** `HH:MM` on the clocks of `timeZone`. */
  startsAt: string
  timeZone: string
  lengthMinutes: number
  place: string
  onlineLink: string | null
  host: Named | null
  /** Who started it. */
  organization: Named
  language: string | null
  followsSeriesId: string | null
  madeUntil: Day
  sequence: number
  version: number
}

/** One day of a series: a meeting already, or only a day so far. */
export interface Occurrence {
  day: Day
  meetingId: string | null
  startsOn: Day
  startsAt: string
  state: 'planned' | 'held' | 'cancelled'
}

/** So many days a series with an end may have: ten years of weeks. */
export const mostDays = 520
/** So many days ahead a day of a series is a meeting. */
export const daysMadeAhead = 62

const weekdayOf = (day: Day): WeekdayCode =>
  weekdayCodes[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO'

/** Which of its kind in its month a day is: the 9th is the 2nd. The 5th of a kind there is not in every month. */
export const placeInMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7)

/** The rhythm as a rule of RFC 5545, without its end. */
export function ruleOf({ repeats, every, weekdays, beginsOn }: Rhythm): string {
  const [unit, part] = {
    week: ['WEEKLY', `BYDAY=${(weekdays.length > 0 ? weekdays : [weekdayOf(beginsOn)]).join(',')}`],
    'month-day': ['MONTHLY', `BYMONTHDAY=${Number(beginsOn.slice(8))}`],
    'month-end': ['MONTHLY', 'BYMONTHDAY=-1'],
    'month-weekday': ['MONTHLY', `BYDAY=${placeInMonth(beginsOn)}${weekdayOf(beginsOn)}`],
    'month-last-weekday': ['MONTHLY', `BYDAY=-1${weekdayOf(beginsOn)}`],
  }[repeats]
  return `FREQ=${unit};INTERVAL=${every};${part}`
}

/** The days of the week it falls on, as a rhythm of weeks shows them. */
export const shownWeekdays = ({ weekdays, beginsOn }: Rhythm): readonly WeekdayCode[] =>
  weekdays.length > 0 ? weekdayCodes.filter((code) => weekdays.includes(code)) : [weekdayOf(beginsOn)]

/** Whether it can still be changed: it has no end, or that lies ahead. */
export const isRunning = ({ untilOn }: Pick<Series, 'untilOn'>, today: Day): boolean =>
  untilOn === null || untilOn >= today
