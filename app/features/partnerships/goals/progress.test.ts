import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import type { Behalf } from '../behalf/behalf.ts'
import { answered, checkInDue, lastCheckInOn, openQuestions, progressOf, seriesOf } from './progress.ts'

const pending: Behalf = { evidence: '', evidenceLink: '', acceptedAt: null, disputedAt: null }
const look = (checkedOn: string, value: number | null, behalf: Behalf | null = null) => ({
  checkedOn,
  value,
  behalf,
})
const goal = {
  what: '60 pupils come twice a week',
  measure: 'Pupils who came twice',
  unit: 'pupils',
  baseline: 12,
  target: 60,
  whyAchievable: '34 come already',
  need: 'nowhere to go after school',
  dueOn: '2026-06-30',
}

describe('the five questions of a goal', () => {
  it('are all answered when each has words, numbers or a day', () => {
    expect(openQuestions(goal)).toEqual([])
  })
  it.each([
    ['measure', { measure: '' }],
    ['measure', { unit: '' }],
    ['measure', { baseline: null }],
    ['measure', { target: null }],
    ['measure', { target: 12 }],
    ['achievable', { whyAchievable: '' }],
    ['need', { need: '' }],
    ['when', { dueOn: null }],
  ])('leave “%s” open without %o', (question, without) => {
    expect(openQuestions({ ...goal, ...without })).toEqual([question])
  })
  it('take zero for an answer', () => {
    expect(answered({ ...goal, baseline: 0 }).measure).toBe(true)
  })
})

describe('progress', () => {
  it('is the share of the way from baseline to target', () => {
    expect(progressOf(goal, [look('2026-02-01', 20), look('2026-03-01', 36)])).toEqual({
      latest: { on: '2026-03-01', value: 36 },
      share: 0.5,
    })
  })
  it('counts downwards where the target lies below', () => {
    expect(progressOf({ baseline: 80, target: 20 }, [look('2026-03-01', 50)]).share).toBe(0.5)
  })
  it('is below nothing when things got worse, and above one beyond the target', () => {
    expect(progressOf({ baseline: 10, target: 20 }, [look('2026-03-01', 5)]).share).toBe(-0.5)
    expect(progressOf({ baseline: 10, target: 20 }, [look('2026-03-01', 25)]).share).toBe(1.5)
  })
  it.each([
    [{ baseline: null, target: 60 }],
    [{ baseline: 12, target: null }],
    [{ baseline: 12, target: 12 }],
  ])('is unknown for %o', (without) => {
    expect(progressOf(without, [look('2026-03-01', 36)]).share).toBeNull()
  })
  it('is unknown while nobody has given a value', () => {
    expect(progressOf(goal, [look('2026-03-01', null)])).toEqual({ latest: null, share: null })
  })
  it('leaves out what was recorded for a partner until there is evidence or the partner agrees', () => {
    const found = [look('2026-02-01', 20), look('2026-03-01', 60, pending)]
    expect(progressOf(goal, found).latest?.value).toBe(20)
    const agreed = { ...pending, acceptedAt: new Date() }
    expect(progressOf(goal, [look('2026-03-01', 60, agreed)]).share).toBe(1)
  })
  it('has one value a day, the last entered, in the order of days however they were entered', () => {
    expect(seriesOf([look('2026-03-02', 5), look('2026-03-01', 3), look('2026-03-02', 7)])).toEqual([
      { on: '2026-03-01', value: 3 },
      { on: '2026-03-02', value: 7 },
    ])
  })
  it('is the same way, seen from either end', () => {
    const value = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(value, value, value, (baseline, target, now) => {
        fc.pre(baseline !== target)
        const forth = progressOf({ baseline, target }, [look('2026-03-01', now)]).share ?? Number.NaN
        const back = progressOf({ baseline: target, target: baseline }, [look('2026-03-01', now)]).share
        expect(forth + (back ?? Number.NaN)).toBeCloseTo(1)
      }),
    )
  })
})

describe('the next check-in', () => {
  const open = { checkInEveryDays: 30, setOn: '2026-01-01', closure: null }
  it('is due a rhythm after the goal was set, and then after each look', () => {
    expect(checkInDue(open, null, '2026-01-31')).toEqual({ dueOn: '2026-01-31', lateDays: 0 })
    expect(checkInDue(open, '2026-02-10', '2026-02-10')).toEqual({ dueOn: '2026-03-12', lateDays: -30 })
  })
  it('is late from the day after', () => {
    expect(checkInDue(open, null, '2026-02-01')?.lateDays).toBe(1)
  })
  it('is not asked for without a rhythm, nor once the goal is closed', () => {
    expect(checkInDue({ ...open, checkInEveryDays: null }, null, '2030-01-01')).toBeNull()
    const closure = { outcome: 'met' as const, reason: '', closedOn: '2026-01-02' }
    expect(checkInDue({ ...open, closure }, null, '2030-01-01')).toBeNull()
  })
  it('is never late on the day somebody looked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 730 }), (shift, every) => {
        const today = addDays('2024-01-01', shift)
        expect(checkInDue({ ...open, checkInEveryDays: every }, today, today)?.lateDays).toBe(-every)
      }),
    )
  })
  it('is counted from the last look that counts', () => {
    expect(lastCheckInOn([look('2026-03-01', 3), look('2026-02-01', 2)])).toBe('2026-03-01')
    expect(lastCheckInOn([look('2026-03-01', 3, pending)])).toBeNull()
  })
})
