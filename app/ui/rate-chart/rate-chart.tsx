/** One stretch of time: how many of how many, the share as 0 to 1, and between what it may truly lie. */
export type RatePoint = {
  key: string
  /** Under the axis: "Q3"; and where a year begins, the year. */
  label: string
  year?: string
  /** In the table: "July to September 2026". */
  name: string
  /** Null where there is nothing to count. */
  share: number | null
  low: number
  high: number
  /** "5 of 6". */
  words: string
}

type RateChartProps = {
  /** What it says, in a sentence. */
  summary: string
  points: readonly RatePoint[]
  tone?: 'ours' | 'theirs'
  axis: { all: string; none: string }
  table: { label: string; time: string; value: string }
}

const frame = { width: 340, height: 150, top: 14, end: 12, bottom: 36, start: 40 }

/** A rate over time: a line, a band as wide as so few cases leave it unsure, and the same figures as a table. */
export function RateChart({ summary, points, tone = 'ours', axis, table }: RateChartProps) {
  const { width, height, top, end, bottom, start } = frame
  const step = (width - start - end) / Math.max(1, points.length - 1)
  const x = (index: number) => Math.round((start + index * step) * 10) / 10
  const y = (share: number) => Math.round((top + (1 - share) * (height - top - bottom)) * 10) / 10
  const known = points.flatMap((point, index) =>
    point.share === null ? [] : [{ ...point, share: point.share, x: x(index) }],
  )
  const band = [
    ...known.map((point) => `${point.x},${y(point.high)}`),
    ...known.toReversed().map((point) => `${point.x},${y(point.low)}`),
  ]
  return (
    <figure className={`chart rate-chart is-${tone}`}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
        {[0, 0.5, 1].map((share) => (
          <line key={share} className="chart-base" x1={start} x2={width - end} y1={y(share)} y2={y(share)} />
        ))}
        <text x={start - 7} y={y(1) + 4} textAnchor="end" className="chart-note">
          {axis.all}
        </text>
        <text x={start - 7} y={y(0) + 4} textAnchor="end" className="chart-note">
          {axis.none}
        </text>
        {known.length > 1 && <polygon className="rate-band" points={band.join(' ')} />}
        {known.length === 1 && known[0] !== undefined && (
          <line
            className="rate-reach"
            x1={known[0].x}
            x2={known[0].x}
            y1={y(known[0].high)}
            y2={y(known[0].low)}
          />
        )}
        <polyline
          className="chart-line"
          points={known.map((point) => `${point.x},${y(point.share)}`).join(' ')}
        />
        {known.map((point) => (
          <circle key={point.key} className="chart-dot" cx={point.x} cy={y(point.share)} r={3.6} />
        ))}
        {points.map((point, index) => (
          <text
            key={point.key}
            x={x(index)}
            y={height - bottom + 18}
            textAnchor="middle"
            className="chart-note"
          >
            {point.label}
            {point.year !== undefined && (
              <tspan x={x(index)} dy="1.15em" className="rate-year">
                {point.year}
              </tspan>
            )}
          </text>
        ))}
      </svg>
      <details className="chart-table">
        <summary>{table.label}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{table.time}</th>
              <th scope="col">{table.value}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.key}>
                <th scope="row">{point.name}</th>
                <td>{point.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
