import { describe, expect, it } from 'vitest'
import { speak } from '#platform/words/speaking.server.ts'
import { type Advice, adviceOf, advices, type Draft } from './advice.ts'
import { adviceWords } from './say.ts'

const today = '2026-03-01'
const sides = [
  { organizationId: 'cedar', name: 'Cedar House' },
  { organizationId: 'harbor', name: 'Harbor Youth' },
]
const good: Draft = {
  what: '60 pupils come to Homework Harbor twice a week',
  measure: 'Pupils who came twice',
  unit: 'pupils',
  baseline: 12,
  target: 40,
  whyAchievable: '34 come already, and the library opens',
  need: 'There is nowhere to go after school',
  dueOn: '2026-06-30',
  checkInEveryDays: 30,
  setOn: '2026-02-01',
  owners: [{ organizationId: 'cedar' }, { organizationId: 'harbor' }],
}

const cases: [Advice, Partial<Draft>][] = [
  ['what_none', { what: ' ' }],
  ['what_short', { what: 'Homework help' }],
  ['what_vague', { what: 'Improve reading in the whole of the quarter' }],
  ['what_vague', { what: 'Mejorar la lectura de todo el barrio' }],
  ['measure_none', { measure: '' }],
  ['measure_unit', { unit: '' }],
  ['measure_baseline', { baseline: null }],
  ['measure_target', { target: null }],
  ['measure_same', { target: 12 }],
  ['measure_percent', { unit: '%', target: 140, baseline: 100 }],
  ['measure_percent', { unit: 'por ciento', baseline: -5, target: 10 }],
  ['why_none', { whyAchievable: '' }],
  ['why_short', { whyAchievable: 'We can' }],
  ['why_far', { baseline: 2 }],
  ['why_far', { baseline: 400 }],
  ['need_none', { need: '' }],
  ['need_short', { need: 'school' }],
  ['need_echo', { need: 'Pupils come to Homework Harbor twice' }],
  ['when_none', { dueOn: null }],
  ['when_start', { dueOn: '2026-02-01', setOn: '2026-02-01' }],
  ['when_start', { dueOn: '2026-03-05', setOn: '2026-03-06' }],
  ['when_past', { dueOn: '2026-02-28' }],
  ['when_far', { dueOn: '2030-01-01' }],
  ['care_nobody', { owners: [] }],
  ['care_side', { owners: [{ organizationId: 'cedar' }] }],
  ['care_rhythm', { checkInEveryDays: null }],
  ['care_rhythm_long', { checkInEveryDays: 182 }],
]

describe('advice on a goal', () => {
  it('is silent where all five questions are answered and both sides look after it', () =>
    expect(adviceOf(good, today, sides)).toEqual([]))
  it.each(cases)('says “%s” of %o, and nothing else', (advice, change) =>
    expect(adviceOf({ ...good, ...change }, today, sides).map((one) => one.advice)).toEqual([advice]),
  )
  it('has a case for each piece of advice', () =>
    expect(new Set(cases.map(([advice]) => advice))).toEqual(new Set(advices)))
  it('names the word that says little', () =>
    expect(adviceOf({ ...good, what: 'Children read better at home' }, today, sides)[0]?.names).toEqual([
      'better',
    ]))
  it('takes a direction with a number for an answer', () =>
    expect(adviceOf({ ...good, what: '20 more pupils come twice a week' }, today, sides)).toEqual([]))
  it('finds no such word inside of another', () =>
    expect(adviceOf({ ...good, what: 'Nevermore Lane has a crossing guard' }, today, sides)).toEqual([]))
  it('names the side on which nobody looks after it', () =>
    expect(adviceOf({ ...good, owners: [{ organizationId: 'cedar' }] }, today, sides)[0]?.names).toEqual([
      'Harbor Youth',
    ]))
  it('takes a start of zero for an answer, and asks no further how far the way is', () =>
    expect(adviceOf({ ...good, baseline: 0 }, today, sides)).toEqual([]))
  it('tells all that an empty goal leaves open', () =>
    expect(
      adviceOf(
        {
          ...good,
          what: '',
          measure: '',
          unit: '',
          baseline: null,
          target: null,
          whyAchievable: '',
          need: '',
          dueOn: null,
        },
        today,
        sides,
      ).map((one) => one.topic),
    ).toEqual(['what', 'measure', 'measure', 'measure', 'measure', 'achievable', 'need', 'when']))
  it('has a sentence of its own for each, in both languages', () => {
    for (const locale of ['en', 'es'] as const) {
      const said = speak(locale, () =>
        advices.map((advice) => adviceWords({ topic: 'what', advice, names: ['Harbor Youth'] })),
      )
      expect(new Set(said).size).toBe(advices.length)
      expect(said[advices.indexOf('care_side')]).toContain('Harbor Youth')
    }
  })
})
