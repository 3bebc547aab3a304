import type { RatePoint } from '#ui/rate-chart/rate-chart.tsx'
import { line, rust, size, soft, spruce } from './look.ts'
import { Path, Svg, Text, View } from './primitives.ts'

const frame = { width: 218, height: 84, top: 6, bottom: 6 }

/** A rate over time as `ui/rate-chart` draws it: a line, and a band as wide as so few cases leave it unsure. */
export function PdfRateChart({
  points,
  tone,
  axis,
}: {
  points: readonly RatePoint[]
  tone: 'ours' | 'theirs'
  axis: { all: string; none: string }
}) {
  const { width, height, top, bottom } = frame
  const step = width / Math.max(1, points.length)
  const y = (share: number) => round(top + (1 - share) * (height - top - bottom))
  const known = points.flatMap((point, index) =>
    point.share === null ? [] : [{ ...point, share: point.share, x: round((index + 0.5) * step) }],
  )
  const color = tone === 'ours' ? spruce : rust
  const band = [
    ...known.map((point) => `${point.x} ${y(point.high)}`),
    ...known.toReversed().map((point) => `${point.x} ${y(point.low)}`),
  ]
  return (
    <View wrap={false} style={{ marginVertical: 4 }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', ...note }}>
        <Text>{axis.all}</Text>
      </View>
      <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {[0, 0.5, 1].map((share) => (
          <Path key={share} d={`M0 ${y(share)}H${width}`} stroke={line} strokeWidth={0.75} />
        ))}
        {known.length > 1 && <Path d={`M${band.join('L')}Z`} fill={color} fillOpacity={0.12} />}
        {known.map((point) => (
          <Path
            key={`${point.key} reach`}
            d={`M${point.x} ${y(point.high)}V${y(point.low)}`}
            stroke={color}
            strokeWidth={0.5}
            strokeOpacity={0.4}
          />
        ))}
        {known.length > 1 && (
          <Path
            d={`M${known.map((point) => `${point.x} ${y(point.share)}`).join('L')}`}
            stroke={color}
            strokeWidth={1.5}
            fill="none"
          />
        )}
        {known.map((point) => (
          <Path key={point.key} d={dot(point.x, y(point.share), 2.6)} fill={color} />
        ))}
      </Svg>
      <View style={note}>
        <Text>{axis.none}</Text>
      </View>
      <View style={{ flexDirection: 'row', width, marginTop: 2, ...note }}>
        {points.map((point) => (
          <View key={point.key} style={{ width: step, alignItems: 'center' }}>
            <Text>{point.label}</Text>
            <Text>{point.year ?? ''}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

const note = { fontSize: 7.5, color: soft, lineHeight: 1.2 } as const
const round = (value: number) => Math.round(value * 10) / 10
const dot = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

/** A share of a whole as a bar; the words beside it say how much it is. */
export function PdfBar({
  share,
  width = 150,
  tone = spruce,
}: {
  share: number
  width?: number
  tone?: string
}) {
  const filled = Math.min(Math.max(share, 0), 1) * width
  return (
    <View style={{ width, height: 5, marginVertical: 4, borderRadius: 2.5, backgroundColor: line }}>
      <View style={{ width: filled, height: 5, borderRadius: 2.5, backgroundColor: tone }} />
    </View>
  )
}

/** Things that stand face to face, each in its half. */
export function FaceToFace({ sides }: { sides: readonly { key: string; content: React.ReactNode }[] }) {
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' }}>
      {sides.map(({ key, content }) => (
        <View key={key} wrap={false} style={{ width: '47.5%', marginBottom: 8 }}>
          {content}
        </View>
      ))}
    </View>
  )
}

/** Small words beside or below others. */
export function Aside({ children }: { children: React.ReactNode }) {
  return <Text style={{ fontSize: size.small + 0.5, color: soft, marginBottom: 3 }}>{children}</Text>
}
