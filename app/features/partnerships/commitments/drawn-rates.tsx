import { m } from '#platform/words/words.ts'
import type { RatePoint } from '#ui/rate-chart/rate-chart.tsx'
import { addTallies, type KeptRate, rateOf, type Tally } from './commitment.ts'
import { nameOf, type QuarterTally, quartersUpTo } from './quarters.ts'

/** Two years of quarters. */
const shown = 8

/** Whose promises, and which of the tallies are theirs. */
export interface RateSide {
  title: string
  organizationIds: readonly string[]
  side: 'by' | 'to'
}

/** The kept rate of each side quarter by quarter, as it is drawn; `told` are those with something to count. */
export function drawnRates(
  sides: readonly RateSide[],
  tallies: readonly QuarterTally[],
  today: string,
): {
  drawn: (RateSide & { rate: KeptRate; points: RatePoint[] })[]
  told: { title: string; rate: KeptRate }[]
} {
  const quarters = quartersUpTo(today, shown)
  const [first] = quarters
  const drawn = sides.map((side) => {
    const own = tallies.filter(
      (one) => one.side === side.side && side.organizationIds.includes(one.organizationId),
    )
    const since = own.filter((one) => first !== undefined && one.quarter >= first)
    return {
      ...side,
      rate: rateOf(addTallies(since)),
      points: quarters.map((quarter) =>
        pointOf(quarter, addTallies(own.filter((one) => one.quarter === quarter)), quarter === first),
      ),
    }
  })
  return { drawn, told: drawn.filter((side) => side.rate.counted > 0) }
}

function pointOf(quarter: string, tally: Tally, isFirst: boolean): RatePoint {
  const { number, year } = nameOf(quarter)
  const rate = rateOf(tally)
  return {
    key: quarter,
    label: m.quarter_short({ number }),
    ...(number === 1 || isFirst ? { year: String(year) } : {}),
    name: m.quarter_long({ number, year: String(year) }),
    share: rate.rate,
    low: rate.low,
    high: rate.high,
    words:
      rate.counted === 0
        ? m.commitments_rate_nothing()
        : m.commitment_rate_value({ kept: rate.kept, counted: rate.counted }),
  }
}
