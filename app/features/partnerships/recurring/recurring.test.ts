import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { mostTimes, occurrenceOf, occurrencesOf, type Plan, planTrouble, rhythms } from './recurring.ts'
import { planText } from './say.ts'

const plan = (of: Partial<Plan>): Plan => ({
  rhythm: 'month',
  every: 1,
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
    expect(occurrenceOf(plan({ rhythm: 'week', every: 2, startsOn: '2026-02-26' }), 3)).toBe('2026-04-09')
    expect(occurrenceOf(plan({ rhythm: 'month', every: 2 }), 2)).toBe('2026-05-31')
    expect(occurrenceOf(plan({ rhythm: 'quarter', every: 2 }), 1)).toBe('2026-07-31')
  })

  it('are said with how many lie between them, in both languages', () => {
    const said = (of: Partial<Plan>) => planText(plan(of), '2026-01-01')
    expect(said({})).toBe('every month from 31 Jan, 5 times')
    expect(said({ every: 2 })).toBe('every 2 months from 31 Jan, 5 times')
    expect(said({ rhythm: 'quarter', every: 2, times: null, untilOn: '2026-12-31' })).toBe(
      'every 6 months from 31 Jan until 31 Dec',
    )
    expect(speak('es', () => said({ rhythm: 'week', every: 3 }))).toBe(
      'cada 3 semanas desde el 31 ene, 5 veces',
    )
    expect(said({ every: 2, times: 1 })).toBe('once, on 31 Jan')
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
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: mostTimes }),
        fc.integer({ min: 0, max: 2000 }),
        (rhythm, every, start, times, cut) => {
          const one = plan({ rhythm, every, startsOn: addDays('2024-01-31', start), times })
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
