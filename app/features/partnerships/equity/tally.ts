import { addDays, addMonths, type Day } from '#platform/context/days.ts'
import { type Measure, type Span, spanBegins, spans } from './equity.ts'

/** What counts for an organization on one day, by one measure. */
export interface DayOfDeeds {
  organizationId: string
  measure: Measure
  on: Day
  amount: number
  count: number
}

/** The same over a span. */
export interface Sum {
  organizationId: string
  measure: Measure
  amount: number
  /** Of how many deeds it is. */
  count: number
}

export interface SpanTally {
  months: Span
  sums: Sum[]
  /** The first day on which this is no longer true by itself; null if no such day is in sight. */
  holdsUntil: Day | null
}

/** What the deeds of one partnership come to on a day, over each span; those of a day to come don't count yet. */
export const tallySpans = (deeds: readonly DayOfDeeds[], today: Day): SpanTally[] =>
  spans.map((months) => {
    const from = spanBegins(months, today)
    const within = deeds.filter(({ on }) => on <= today && (from === null || on >= from))
    return { months, sums: addUp(within), holdsUntil: holdsUntil(deeds, within, months, today) }
  })

function addUp(deeds: readonly DayOfDeeds[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { organizationId, measure, amount, count } of deeds) {
    const key = `${organizationId} ${measure}`
    const sum = sums.get(key) ?? { organizationId, measure, amount: 0, count: 0 }
    sums.set(key, { ...sum, amount: sum.amount + amount, count: sum.count + count })
  }
  return [...sums.values()]
}

/** The first deed that is still to come, or the first that falls out of the span, whichever is sooner. */
function holdsUntil(
  deeds: readonly DayOfDeeds[],
  within: readonly DayOfDeeds[],
  months: Span,
  today: Day,
): Day | null {
  const begins = deeds.map(({ on }) => on).filter((on) => on > today)
  const earliest = within.map(({ on }) => on).sort()[0]
  const ends = months === 0 || earliest === undefined ? [] : [fallsOut(earliest, months)]
  return [...begins, ...ends].sort()[0] ?? null
}

/** The first day on which a span no longer reaches back to this one. Months differ in length, so it is looked for. */
function fallsOut(on: Day, months: Span): Day {
  let day = addMonths(on, months)
  while ((spanBegins(months, day) ?? on) <= on) day = addDays(day, 1)
  return day
}
