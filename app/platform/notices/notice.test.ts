import { describe, expect, it } from 'vitest'
import { hoursOfQuiet } from './notice.ts'

describe('quiet hours', () => {
  const night = { from: 21, until: 7 }
  const lunch = { from: 12, until: 14 }
  it.each([
    [null, 3, 0],
    [night, 20, 0],
    [night, 21, 10],
    [night, 0, 7],
    [night, 6, 1],
    [night, 7, 0],
    [lunch, 11, 0],
    [lunch, 12, 2],
    [lunch, 14, 0],
    [{ from: 5, until: 5 }, 5, 0],
  ])('%o at %i make a mail wait %i hours', (quiet, hour, wait) => {
    expect(hoursOfQuiet(quiet, hour)).toBe(wait)
  })
})
