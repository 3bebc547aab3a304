export type Frame = { width: number; height: number; top: number; end: number; bottom: number; start: number }

const dayOf = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/**
 * Places days (`YYYY-MM-DD`) and values in a frame of SVG units. The values given, target and baseline among
 * them, span the whole height; where all are alike they lie in the middle. `until` widens the days, for a
 * target that lies ahead.
 */
export function scale(days: string[], values: number[], frame: Frame) {
  const from = Math.min(...days.map(dayOf))
  const span = Math.max(...days.map(dayOf)) - from
  const low = Math.min(...values)
  const rise = Math.max(...values) - low
  const { width, height, top, end, bottom, start } = frame
  const round = (number: number) => Math.round(number * 10) / 10
  return {
    x: (on: string) => round(start + (span ? (dayOf(on) - from) / span : 0.5) * (width - start - end)),
    y: (value: number) =>
      round(height - bottom - (rise ? (value - low) / rise : 0.5) * (height - top - bottom)),
  }
}
