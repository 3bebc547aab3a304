import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { mostTimes, occurrenceOf, occurrencesOf, type Plan, planTrouble, rhythms } from './recurring.ts'

const plan = (of: Partial<Plan>): Plan => ({
  rhythm: 'month',
  startsOn: '2026-01-31',
  untilOn: null,
  times: 5,
  ...of,
})

describe('the days on which a promise comes round', () => {
  it('keep to the day of the first, or to the last day of a month that is too short', () => {
    expect(occurrencesOf(plan({}), '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ])
    expect(occurrenceOf(plan({ rhythm: 'quarter' }), 1)).toBe('2026-04-30')
    expect(occurrenceOf(plan({ rhythm: 'week', startsOn: '2026-02-26' }), 1)).toBe('2026-03-05')
  })

  it('go until the last day, that day too, and not past where the rest was ended', () => {
    const weekly = plan({ rhythm: 'week', startsOn: '2026-03-02', untilOn: '2026-03-16', times: null })
    expect(occurrencesOf(weekly, '2026-01-01', '2026-12-31')).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
    ])
    expect(occurrencesOf({ ...weekly, lastOn: '2026-03-09' }, '2026-01-01', '2026-12-31')).toHaveLength(2)
  })

  it('are the same whether they are asked for at once or piece by piece', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rhythms),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: mostTimes }),
        fc.integer({ min: 0, max: 2000 }),
        (rhythm, start, times, cut) => {
          const one = plan({ rhythm, startsOn: addDays('2024-01-31', start), times })
          const at = addDays(one.startsOn, cut)
          const pieces = [
            ...occurrencesOf(one, one.startsOn, at),
            ...occurrencesOf(one, addDays(at, 1), '2999-12-31'),
          ]
          expect(pieces).toEqual(occurrencesOf(one, one.startsOn, '2999-12-31'))
          expect(pieces).toHaveLength(times)
          expect(new Set(pieces).size).toBe(times)
        },
      ),
    )
  })

  it('can’t begin before today, nor end before they begin, and end in one way', () => {
    expect(planTrouble(plan({}), '2026-02-01')?.path).toBe('startsOn')
    expect(planTrouble(plan({ times: null }), '2026-01-01')?.code).toBe('issue_recurring_one_end')
    expect(planTrouble(plan({ untilOn: '2026-03-01' }), '2026-01-01')?.code).toBe('issue_recurring_one_end')
    expect(planTrouble(plan({ times: null, untilOn: '2026-01-30' }), '2026-01-01')?.path).toBe('untilOn')
    expect(planTrouble(plan({}), '2026-01-31')).toBeNull()
  })
})
