import { addMonths, type Day, laterOf } from '../context/days.ts'

/** What repeats: a rule of RFC 5545 without its end, and the first day it counts from. */
export interface Recurrence {
  /** `FREQ=MONTHLY;BYDAY=2TU` */
  rule: string
  startsOn: Day
  /** The last day on which it may fall; null where it goes on. */
  untilOn: Day | null
}

/** A rule of RFC 5545 that counts from a moment in a zone, `2026-04-01T16:00:00[America/New_York]`. Throws where it is none. */
export async function repeating(rule: string, start: string) {
  const { RRuleTemporal } = await import('rrule-temporal')
  const { Temporal } = await import('temporal-polyfill')
  return new RRuleTemporal({
    rruleString: rule,
    dtstart: Temporal.ZonedDateTime.from(start),
    temporal: Temporal,
    cache: false,
  })
}

/** How far ahead is looked where nothing says when it ends. */
const yearsAhead = 30

/**
 * The days on which something falls, in order, from `from` to `to` (both included), at most `most`. Days, not moments:
 * the hour is one on the clocks of a place, whatever these do in between.
 */
export async function daysOf(
  { rule, startsOn, untilOn }: Recurrence,
  { from, to, most }: { from: Day; to: Day | null; most: number },
): Promise<Day[]> {
  const first = laterOf(from, startsOn)
  const last = [untilOn, to].filter((day) => day !== null).sort()[0] ?? addMonths(first, 12 * yearsAhead)
  if (last < first) return []
  // A rule that never comes true would be looked for for ever.
  const bounded = `${rule};UNTIL=${last.replaceAll('-', '')}T235959Z`
  const repeats = await repeating(bounded, `${startsOn}T12:00:00[UTC]`)
  const days: Day[] = []
  // The moment before the first: `next` is asked for what comes after it.
  let at = new Date(`${first}T00:00:00Z`)
  while (days.length < most) {
    const next = repeats.next(at, true)
    const day = next?.toPlainDate().toString()
    if (next === null || day === undefined) break
    days.push(day)
    at = new Date(next.epochMilliseconds + 1000)
  }
  return days
}
