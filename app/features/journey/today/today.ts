import { addDays, type Day } from '#platform/context/days.ts'
import type { Due } from '#platform/features/due.ts'

/** The order of Today: what we are late with to others, decisions others wait for, due today, contact overdue, this week. */
export const groups = ['late', 'waiting', 'today', 'contact', 'week'] as const satisfies Due['group'][]
export type Group = (typeof groups)[number]

/** What somebody put off, and until when; it holds for that due day only. */
export interface Snooze {
  id: string
  kind: string
  recordId: string
  dueOn: Day | null
  untilOn: Day
}

/** By group, the earliest day first, without a day last; alike ones stay as their source gave them. */
export function orderItems<D extends Pick<Due, 'group' | 'dueOn'>>(items: readonly D[]): D[] {
  const last = '9999-12-31'
  return [...items].sort(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) ||
      ((a.dueOn ?? last) < (b.dueOn ?? last) ? -1 : (a.dueOn ?? last) > (b.dueOn ?? last) ? 1 : 0),
  )
}

/** The snooze that keeps an item off the list today; none once its day has come or another due day is in force. */
export const snoozeOf = (
  item: Pick<Due, 'kind' | 'recordId' | 'dueOn'>,
  snoozes: readonly Snooze[],
  today: Day,
): Snooze | undefined =>
  snoozes.find(
    (snooze) =>
      snooze.kind === item.kind &&
      snooze.recordId === item.recordId &&
      snooze.dueOn === item.dueOn &&
      snooze.untilOn > today,
  )

/** The group an address asks for; undefined for none or one that does not exist. */
export const groupOf = (text: string | null): Group | undefined => groups.find((group) => group === text)

/** Monday of next week. */
export function nextMonday(today: Day): Day {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, weekday === 0 ? 1 : 8 - weekday)
}

export type Hail = 'morning' | 'afternoon' | 'evening'

/** What one says at this hour. */
export const hailAt = (hour: number): Hail =>
  hour >= 4 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening'

/** The hour, 0 to 23, that a clock on the wall shows at a moment in a zone. */
export const hourIn = (timeZone: string, moment: Date): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(moment))
