import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#platform/context/days.ts'
import { isToRemind, reminderDays } from './reminders.ts'

describe('the days on which a pulse is reminded of', () => {
  it('lie spread over the wave', () => {
    expect(reminderDays('2026-03-31', '2026-04-14', 2)).toEqual(['2026-04-05', '2026-04-09'])
    expect(reminderDays('2026-03-31', '2026-04-14', 0)).toEqual([])
    expect(reminderDays('2026-03-31', '2026-04-02', 3)).toEqual([])
  })

  it('are never more than allowed, never next to one another, never the first or the last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 4 }), (span, most) => {
        const last = addDays('2026-01-01', span)
        const days = reminderDays('2026-01-01', last, most)
        expect(days.length).toBeLessThanOrEqual(most)
        for (const [index, day] of days.entries()) {
          expect(daysBetween(days[index - 1] ?? '2026-01-01', day)).toBeGreaterThanOrEqual(2)
          expect(day < last).toBe(true)
        }
      }),
    )
  })

  it('are made up for once where nobody could send, and not for whoever was asked later', () => {
    const days = ['2026-04-05', '2026-04-09']
    expect(isToRemind(days, '2026-03-31', [], '2026-04-04')).toBe(false)
    expect(isToRemind(days, '2026-03-31', [], '2026-04-05')).toBe(true)
    expect(isToRemind(days, '2026-03-31', [], '2026-04-07')).toBe(true)
    expect(isToRemind(days, '2026-03-31', ['2026-04-07'], '2026-04-08')).toBe(false)
    expect(isToRemind(days, '2026-03-31', ['2026-04-07'], '2026-04-09')).toBe(true)
    expect(isToRemind(days, '2026-03-31', ['2026-04-07', '2026-04-09'], '2026-04-12')).toBe(false)
    expect(isToRemind(days, '2026-04-05', [], '2026-04-06')).toBe(false)
  })
})
