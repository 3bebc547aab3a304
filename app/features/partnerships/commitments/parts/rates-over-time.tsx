import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { RateChart } from '#ui/rate-chart/rate-chart.tsx'
import { Section } from '#ui/section/section.tsx'
import { drawnRates, type RateSide } from '../drawn-rates.tsx'
import type { QuarterTally } from '../quarters.ts'

/** The kept rate of both sides quarter by quarter, face to face; nothing while there is nothing to count. */
export function RatesOverTime({
  sides,
  tallies,
  today,
}: {
  sides: readonly RateSide[]
  tallies: readonly QuarterTally[]
  today: string
}) {
  const { drawn, told } = drawnRates(sides, tallies, today)
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
