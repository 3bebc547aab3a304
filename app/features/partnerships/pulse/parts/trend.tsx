import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ProgressChart } from '#ui/progress-chart/progress-chart.tsx'
import { figureWords } from '../say.ts'
import type { PartnerTrend } from '../trend.ts'

/** Trust received wave by wave, a drawing for each partner with the figures as a table below it. */
export function Trend({ trends, today }: { trends: readonly PartnerTrend[]; today: string }) {
  return (
    <div className="grid" style={{ '--least': '18rem' }}>
      {trends.map(({ organizationId, name, points }) => {
        const first = points[0]
        const last = points.at(-1)
        if (first === undefined || last === undefined) return null
        return (
          <div key={organizationId}>
            <h3>{name}</h3>
            <ProgressChart
              summary={m.pulse_trend_summary({
                name,
                first: figureWords(first.trust),
                last: figureWords(last.trust),
              })}
              checkIns={points.map(({ on, trust }) => ({
                on,
                value: trust,
                day: formatDay(on, today),
                words: figureWords(trust),
              }))}
              target={{ value: 4, words: m.pulse_scale_end({ most: formatNumber(4) }) }}
              baseline={{ value: 1, words: formatNumber(1) }}
              table={{ label: m.goal_table(), day: m.pulse_wave_day(), value: m.pulse_trust() }}
            />
          </div>
        )
      })}
    </div>
  )
}
