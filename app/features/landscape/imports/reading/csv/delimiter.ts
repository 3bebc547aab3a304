import { RecordCutter } from './records.ts'

const candidates = [',', ';', '\t', '|']

/** The delimiter that cuts the start of a file into the most even rows of more than one cell; comma if none does. */
export function sniffDelimiter(sample: string): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = evenness(sample, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Share of rows that have the most frequent width, squared, times the logarithm of that width. */
function evenness(sample: string, delimiter: string): number {
  const cutter = new RecordCutter({ delimiter, recordChars: sample.length + 1 })
  const whole = cutter.push(sample)
  // The last record of a sample may be cut off, which matters little only when there are many.
  const records = (whole.length > 10 ? whole : [...whole, ...cutter.end()]).slice(0, 50)
  const widths = new Map<number, number>()
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  if (width < 2) return 0
  return (count / records.length) ** 2 * Math.log2(width)
}
