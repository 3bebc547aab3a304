import { formatNumber } from '#platform/words/format.ts'
import type { Figure } from '../equity.ts'

const line = 38
const width = 320

/** How much each partner has of something, as bars in the partners' own order; the same figures stand in the table beside it. */
export function ShareBars({ figure, summary }: { figure: Figure; summary: string }) {
  const most = Math.max(...figure.shares.map((one) => one.amount), 1)
  return (
    <svg
      viewBox={`0 0 ${width} ${figure.shares.length * line}`}
      role="img"
      aria-label={summary}
      style={{ maxInlineSize: '26rem', inlineSize: '100%', display: 'block' }}
    >
      {figure.shares.map((one, at) => {
        const y = at * line
        return (
          <g key={one.organizationId}>
            <text x={0} y={y + 12} className="chart-note">
              {one.name}
            </text>
            <text x={width} y={y + 12} textAnchor="end" className="chart-note">
              {formatNumber(one.amount)}
            </text>
            <rect x={0} y={y + 19} width={width} height={9} rx={4.5} fill="var(--line)" />
            {one.amount > 0 && (
              <rect
                x={0}
                y={y + 19}
                width={(one.amount / most) * width}
                height={9}
                rx={4.5}
                fill="var(--spruce)"
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
