import { describe, expect, it } from 'vitest'
import { isQuiet } from './notice.ts'

describe('quiet hours', () => {
  const night = { from: 21, until: 7 }
  const lunch = { from: 12, until: 14 }
  it.each([
    [night, [21, 23, 0, 6], [7, 12, 20]],
    [lunch, [12, 13], [11, 14, 0]],
    [{ from: 5, until: 5 }, [], [4, 5, 6]],
  ])('%o are quiet at %o and not at %o', (hours, quiet, loud) => {
    for (const hour of quiet) expect(isQuiet(hours, hour)).toBe(true)
    for (const hour of loud) expect(isQuiet(hours, hour)).toBe(false)
  })
})
