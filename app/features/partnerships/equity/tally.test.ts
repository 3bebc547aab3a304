import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#platform/context/days.ts'
import { type DayOfDeeds, tallySpans } from './tally.ts'

const day = fc.integer({ min: -900, max: 60 }).map((days) => addDays('2026-03-31', days))
const deed: fc.Arbitrary<DayOfDeeds> = fc.record({
  organizationId: fc.constantFrom('host', 'harbor', 'oak'),
  measure: fc.constantFrom('chair', 'promised', 'hours'),
  on: day,
  amount: fc.integer({ min: 1, max: 90 }),
  count: fc.integer({ min: 1, max: 3 }),
})
const sumsOn = (deeds: DayOfDeeds[], today: string, months: number) =>
  (tallySpans(deeds, today).find((one) => one.months === months)?.sums ?? [])
    .map((sum) => JSON.stringify(sum))
    .sort()

describe('the deeds of a partnership', () => {
  it('come to the same every day until the day that is named, and to something else on it', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), day, (deeds, today) => {
        for (const { months, holdsUntil } of tallySpans(deeds, today)) {
          const sums = sumsOn(deeds, today, months)
          const days = holdsUntil === null ? 800 : daysBetween(today, holdsUntil)
          expect(days).toBeGreaterThan(0)
          for (const ahead of [1, Math.ceil(days / 2), days - 1])
            if (ahead < days) expect(sumsOn(deeds, addDays(today, ahead), months)).toEqual(sums)
          if (holdsUntil !== null) expect(sumsOn(deeds, holdsUntil, months)).not.toEqual(sums)
        }
      }),
    )
  })

  it('fall out of a span on the day that months of different length make it', () => {
    const on = (it: string): DayOfDeeds => ({
      organizationId: 'host',
      measure: 'chair',
      on: it,
      amount: 1,
      count: 1,
    })
    const until = (it: string, today: string) =>
      tallySpans([on(it)], today).find((one) => one.months === 3)?.holdsUntil
    expect(until('2026-02-28', '2026-03-31')).toBe('2026-06-01')
    expect(until('2025-12-31', '2026-03-31')).toBe('2026-04-01')
    expect(until('2026-04-02', '2026-03-31')).toBe('2026-04-02')
    expect(until('2025-01-01', '2026-03-31')).toBeNull()
  })
})
