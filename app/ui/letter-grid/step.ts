const steps: Record<string, readonly [down: number, along: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell that a key leads to from another, within the grid; null for keys that lead nowhere. In right-to-left writing the sides change places. */
export function stepTo(
  key: string,
  { row, column }: { row: number; column: number },
  { rows, columns, rtl }: { rows: number; columns: number; rtl: boolean },
): { row: number; column: number } | null {
  if (key === 'Home') return { row, column: 0 }
  if (key === 'End') return { row, column: columns - 1 }
  const step = steps[key]
  if (step === undefined) return null
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1)
  return {
    row: within(row + step[0], rows),
    column: within(column + (rtl ? -step[1] : step[1]), columns),
  }
}
