import { scale } from './scale.ts'

/** A check-in of a goal: the day for the drawing, both values also as words for people. */
export type CheckIn = { on: string; day: string; value: number; words: string }

type Mark = { value: number; words: string; on?: string }

type ProgressChartProps = {
  /** What the line says, in a sentence: "Attendance rose from 12 to 34; the target is 60 by June". */
  summary: string
  checkIns: CheckIn[]
  /** `on` is the day the target is for; the drawing reaches until then. */
  target?: Mark
  baseline?: Mark
  table: { label: string; day: string; value: string }
}

const sheet = { width: 320, height: 120, top: 22, end: 40, bottom: 24, start: 8 }

/** The check-ins of a goal as a line towards its target, with the same figures as a table below. */
export function ProgressChart({ summary, checkIns, target, baseline, table }: ProgressChartProps) {
  const last = checkIns.at(-1)
  if (!last) return null
  // The words of the last one stand behind it and take their room from the line.
  const frame = { ...sheet, end: Math.max(sheet.end, 14 + last.words.length * 7.6) }
  const marks = [target, baseline].filter((mark) => mark !== undefined)
  const days = [...checkIns.map((one) => one.on), ...marks.flatMap((mark) => mark.on ?? [])]
  const { x, y } = scale(
    days,
    [...checkIns, ...marks].map((one) => one.value),
    frame,
  )
  const right = frame.width - frame.end
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={summary}>
        {baseline && (
          <line
            className="chart-base"
            x1={frame.start}
            x2={right}
            y1={y(baseline.value)}
            y2={y(baseline.value)}
          />
        )}
        {target && (
          <>
            <line
              className="chart-target"
              x1={frame.start}
              x2={right}
              y1={y(target.value)}
              y2={y(target.value)}
            />
            <text x={right} y={y(target.value) - 7} textAnchor="end" className="chart-note">
              {target.words}
            </text>
          </>
        )}
        {baseline && (
          <text x={right} y={y(baseline.value) + 15} textAnchor="end" className="chart-note">
            {baseline.words}
          </text>
        )}
        <polyline
          className="chart-line"
          points={checkIns.map((one) => `${x(one.on)},${y(one.value)}`).join(' ')}
        />
        {checkIns.map((one) => (
          <circle
            key={one.on}
            className="chart-dot"
            cx={x(one.on)}
            cy={y(one.value)}
            r={one === last ? 5 : 2.6}
          />
        ))}
        <text x={x(last.on) + 10} y={y(last.value) + 5} className="chart-last">
          {last.words}
        </text>
      </svg>
      <details className="chart-table">
        <summary>{table.label}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{table.day}</th>
              <th scope="col">{table.value}</th>
            </tr>
          </thead>
          <tbody>
            {checkIns.map((one) => (
              <tr key={one.on}>
                <th scope="row">{one.day}</th>
                <td>{one.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
