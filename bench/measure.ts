/** Runs work so many times after a warm-up, and answers the median in milliseconds. */
export async function median(
  times: number,
  work: (index: number) => Promise<unknown>,
  warmUp = 5,
): Promise<number> {
  for (let index = 0; index < warmUp; index += 1) await work(index)
  const took: number[] = []
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now()
    await work(warmUp + index)
    took.push(performance.now() - begun)
  }
  took.sort((a, b) => a - b)
  return took[Math.floor(took.length / 2)] ?? Number.NaN
}

/** How many runs a second, by so many clients at once, over some seconds. */
export async function throughput(
  clients: number,
  seconds: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let index = client; performance.now() < until; index += clients) {
        await work(index)
        done += 1
      }
    }),
  )
  return done / seconds
}

/** One line of the report. */
export interface Line {
  what: string
  database: string
  figure: string
  ratio: string
  budget: string
}
export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

export function table(lines: readonly Line[]): string {
  const head = ['What', 'Database', 'Measured', 'Beside', 'Budget']
  const rows = lines.map((line) => [line.what, line.database, line.figure, line.ratio, line.budget])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
