import { addDays, type Day, daysBetween } from '#platform/context/days.ts'

/**
 * The days on which whoever has not answered a wave is reminded: spread evenly over it, two days apart at least, neither
 * right after it opened nor on its last day. A short wave has fewer than `most`.
 */
export function reminderDays(openedOn: Day, closesOn: Day, most: number): Day[] {
  const span = daysBetween(openedOn, closesOn)
  let last = 0
  return Array.from({ length: most }, (_, index) => Math.round((span * (index + 1)) / (most + 1))).flatMap(
    (after) => {
      if (after - last < 2 || after >= span) return []
      last = after
      return [addDays(openedOn, after)]
    },
  )
}

/**
 * Whether somebody is to be reminded today: one of the days has come since they were asked and reminded last. A day that
 * passed while nobody could send is made up for once, not twice.
 */
export const isToRemind = (
  days: readonly Day[],
  askedOn: Day,
  reminded: readonly Day[],
  today: Day,
): boolean => {
  const latest = days.filter((day) => day <= today && day > askedOn).at(-1)
  return latest !== undefined && reminded.length < days.length && reminded.every((day) => day < latest)
}
