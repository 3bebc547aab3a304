import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { RateChart, type RatePoint } from '#ui/rate-chart/rate-chart.tsx'
import { Section } from '#ui/section/section.tsx'
import { addTallies, rateOf, type Tally } from '../commitment.ts'
import { nameOf, type QuarterTally, quartersUpTo } from '../quarters.ts'

/** Two years of quarters. */
const shown = 8

/** The kept rate of both sides quarter by quarter, face to face; nothing while there is nothing to count. */
export function RatesOverTime({
  sides,
  tallies,
  today,
}: {
  /** Whose, and which of the tallies are theirs. */
  sides: readonly { title: string; organizationIds: readonly string[]; side: 'by' | 'to' }[]
  tallies: readonly QuarterTally[]
  today: string
}) {
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
  const told = drawn.filter((side) => side.rate.counted > 0)
  if (told.length === 0) return null
  return (
    <Section
      title={m.commitments_over_time()}
      lede={`${formatList(
        told.map(({ title, rate }) =>
          m.commitments_over_time_of({ who: title, kept: rate.kept, counted: rate.counted }),
        ),
      )}. ${m.commitments_over_time_lede()}`}
    >
      <div className="two-sides">
        {drawn.map(({ title, points, rate }, index) => (
          <div key={title}>
            <div className="side-top">
              <h3>{title}</h3>
            </div>
            {rate.counted === 0 ? (
              <p className="soft">{m.commitments_over_time_none()}</p>
            ) : (
              <RateChart
                summary={m.commitments_over_time_says({ who: title, kept: rate.kept, counted: rate.counted })}
                points={points}
                tone={index === 0 ? 'ours' : 'theirs'}
                axis={{ all: m.commitments_rate_all(), none: m.commitments_rate_none() }}
                table={{
                  label: m.commitments_rate_table(),
                  time: m.commitments_rate_quarter(),
                  value: m.commitments_rate_kept(),
                }}
              />
            )}
          </div>
        ))}
      </div>
    </Section>
  )
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
