import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { weightOf } from '../behalf/behalf.ts'
import {
  type CommitmentFacts,
  dayInForce,
  isOpen,
  keptRate,
  type Outcome,
  stateOf,
  wilson,
} from './commitment.ts'

const today = '2026-03-31'
const facts = (given: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  dueOn: '2026-01-10',
  pledge: 'counts',
  acceptedOn: '2025-12-01',
  renegotiations: [],
  fulfilment: null,
  acknowledged: false,
  disputed: false,
  withdrawal: null,
  ...given,
})
const done = (fulfilledOn: string, enteredOn = fulfilledOn) => ({
  fulfilledOn,
  enteredOn,
  weight: 'counts' as const,
})
const stands = (given: Partial<CommitmentFacts>) => stateOf(facts(given), today, 14)

/** The published ledger, and what each of its rows is. */
const ledger: [string, Partial<CommitmentFacts>, Outcome, string][] = [
  ['done on its day', { fulfilment: done('2026-01-10') }, 'kept', 'fulfilled'],
  ['done five days late', { fulfilment: done('2026-01-15') }, 'doneLate', 'fulfilled'],
  ['never done', {}, 'broken', 'broken'],
  ['late, but within the limit', { dueOn: '2026-03-20' }, null, 'late'],
  ['due today', { dueOn: today }, null, 'due'],
  [
    'done after its first day, a new day agreed in time',
    {
      dueOn: '2026-02-01',
      renegotiations: [{ newDueOn: '2026-03-01', acceptedOn: '2026-01-25' }],
      fulfilment: done('2026-02-20'),
    },
    'kept',
    'fulfilled',
  ],
  [
    'a new day asked for that nobody accepted',
    { dueOn: '2026-02-01', renegotiations: [{ newDueOn: '2026-05-01', acceptedOn: null }] },
    'broken',
    'broken',
  ],
  [
    'entered afterwards with an earlier date',
    { dueOn: '2026-02-01', fulfilment: done('2026-01-30', '2026-02-20') },
    'doneLate',
    'fulfilled',
  ],
  [
    'entered afterwards and confirmed by the other side',
    { dueOn: '2026-02-01', fulfilment: done('2026-01-30', '2026-02-20'), acknowledged: true },
    'kept',
    'acknowledged',
  ],
  [
    'taken back after the day',
    { dueOn: '2026-02-01', withdrawal: { withdrawnOn: '2026-02-10', weight: 'counts' } },
    'broken',
    'broken',
  ],
  [
    'taken back in time',
    { dueOn: '2026-02-01', withdrawal: { withdrawnOn: '2026-01-20', weight: 'counts' } },
    null,
    'withdrawn',
  ],
  ['never accepted', { dueOn: '2026-02-01', acceptedOn: null }, null, 'late'],
  ['without a day', { dueOn: null, fulfilment: done('2026-02-10') }, null, 'fulfilled'],
]

describe('how a promise stands', () => {
  it.each(ledger)('%s', (_name, given, outcome, state) => {
    expect(stands(given)).toMatchObject({ outcome, state })
  })

  it('makes the ledger come to 3 of 8 kept', () => {
    const rate = keptRate(ledger.map(([, given]) => stands(given)))
    expect(rate).toMatchObject({ kept: 3, doneLate: 2, broken: 3, rate: 0.375, renegotiated: 1 })
  })

  it('is broken only when the day is past by more than the limit', () => {
    const on = (day: string) => stateOf(facts({ dueOn: '2026-03-01' }), day, 14).state
    expect([on('2026-03-01'), on('2026-03-02'), on('2026-03-15'), on('2026-03-16')]).toEqual([
      'due',
      'late',
      'late',
      'broken',
    ])
  })

  it('is not moved by a new day that was agreed on the day itself or later', () => {
    const late = {
      dueOn: '2026-02-01',
      renegotiations: [{ newDueOn: '2026-05-01', acceptedOn: '2026-02-01' }],
    }
    expect(dayInForce(late)).toEqual({ dueOn: '2026-02-01', renegotiated: 0 })
  })

  it('moves as often as a new day was agreed in time', () => {
    const twice = {
      dueOn: '2026-02-01',
      renegotiations: [
        { newDueOn: '2026-03-01', acceptedOn: '2026-01-20' },
        { newDueOn: '2026-04-01', acceptedOn: '2026-02-27' },
      ],
    }
    expect(dayInForce(twice)).toEqual({ dueOn: '2026-04-01', renegotiated: 2 })
  })

  it('is open again, and can break, while the other side says it was not done', () => {
    const disputed = stands({ fulfilment: done('2026-01-10'), disputed: true })
    expect(disputed).toMatchObject({ state: 'disputed', outcome: 'broken' })
    expect(isOpen(disputed)).toBe(true)
  })

  it('stays out of the rate while what was entered in a partner’s name is not confirmed', () => {
    const pending = { ...done('2026-01-10'), weight: 'pending' as const }
    expect(stands({ fulfilment: pending })).toMatchObject({ outcome: null, unconfirmed: true })
    expect(stands({ pledge: 'pending' })).toMatchObject({ outcome: null, unconfirmed: true })
    expect(stands({ pledge: 'void' })).toMatchObject({ outcome: null, state: 'withdrawn' })
  })

  it('stands as before when the partner denies what was entered in its name', () => {
    expect(stands({ fulfilment: { ...done('2026-01-10'), weight: 'void' } }).outcome).toBe('broken')
    expect(stands({ withdrawal: { withdrawnOn: '2026-01-01', weight: 'void' } }).outcome).toBe('broken')
  })

  it('counts what a partner accepted or what there is evidence of', () => {
    const behalf = { evidence: '', evidenceLink: '', acceptedAt: null, disputedAt: null }
    expect(weightOf(null)).toBe('counts')
    expect(weightOf(behalf)).toBe('pending')
    expect(weightOf({ ...behalf, evidence: 'said on the phone' })).toBe('counts')
    expect(weightOf({ ...behalf, acceptedAt: new Date(0) })).toBe('counts')
    expect(weightOf({ ...behalf, evidence: 'said on the phone', disputedAt: new Date(0) })).toBe('void')
  })
})

const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days))
const weight = fc.constantFrom('counts' as const, 'pending' as const, 'void' as const)
const anyFacts: fc.Arbitrary<CommitmentFacts> = fc.record({
  dueOn: fc.option(day),
  pledge: weight,
  acceptedOn: fc.option(day),
  renegotiations: fc.array(fc.record({ newDueOn: day, acceptedOn: fc.option(day) }), { maxLength: 3 }),
  fulfilment: fc.option(fc.record({ fulfilledOn: day, enteredOn: day, weight })),
  acknowledged: fc.boolean(),
  disputed: fc.boolean(),
  withdrawal: fc.option(fc.record({ withdrawnOn: day, weight })),
})

describe('the day on which a promise breaks', () => {
  it('is the first one past the limit, while it is accepted, open and has a day', () => {
    expect(stands({}).breaksOn).toBe('2026-01-25')
    expect(stateOf(facts(), '2026-01-24', 14).outcome).toBeNull()
    expect(stateOf(facts(), '2026-01-25', 14).outcome).toBe('broken')
    expect(stands({ fulfilment: done('2026-01-10'), disputed: true }).breaksOn).toBe('2026-01-25')
    const moved = [{ newDueOn: '2026-03-25', acceptedOn: '2026-01-02' }]
    expect(stands({ renegotiations: moved }).breaksOn).toBe('2026-04-09')
  })

  it('is none for one that is done, taken back, not accepted or without a day', () => {
    for (const given of [
      { fulfilment: done('2026-02-01') },
      { withdrawal: { withdrawnOn: '2026-02-01', weight: 'counts' as const } },
      { acceptedOn: null },
      { dueOn: null },
      { pledge: 'pending' as const },
      { pledge: 'void' as const },
    ])
      expect(stands(given).breaksOn).toBeNull()
  })

  it('is the only day on which time alone changes an outcome', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 200 }), fc.nat(30), (row, days, limit) => {
        const then = addDays(today, days)
        const before = stateOf(row, today, limit)
        const after = stateOf(row, then, limit)
        const turned = before.breaksOn !== null && before.breaksOn > today && before.breaksOn <= then
        expect(after.breaksOn).toBe(before.breaksOn)
        expect(after.outcome).toBe(turned ? 'broken' : before.outcome)
        expect(after.renegotiated).toBe(before.renegotiated)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the kept rate', () => {
  it.each([
    [17, 3, 1, 0.809524, 0.59999, 0.923326],
    [23, 1, 1, 0.92, 0.750335, 0.97778],
    [1, 0, 0, 1, 0.206543, 1],
    [0, 0, 3, 0, 0, 0.561506],
  ])(
    'of %d kept, %d late and %d broken has the published figures',
    (kept, doneLate, broken, rate, low, high) => {
      const rows = [
        ...Array(kept).fill({ outcome: 'kept', renegotiated: 0 }),
        ...Array(doneLate).fill({ outcome: 'doneLate', renegotiated: 0 }),
        ...Array(broken).fill({ outcome: 'broken', renegotiated: 0 }),
      ]
      const result = keptRate(rows)
      expect(result.rate).toBeCloseTo(rate, 6)
      expect(result.low).toBeCloseTo(low, 6)
      expect(result.high).toBeCloseTo(high, 6)
    },
  )

  it('says nothing where there is nothing to count', () => {
    expect(keptRate([])).toMatchObject({ rate: null, counted: 0, low: 0, high: 1 })
  })

  const anyLedger = fc.array(anyFacts, { maxLength: 40 })

  it('lies inside its interval, and the interval between 0 and 1', () => {
    fc.assert(
      fc.property(anyLedger, (rows) => {
        const { rate, low, high } = keptRate(rows.map((row) => stateOf(row, today, 14)))
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        if (rate !== null) {
          expect(rate).toBeGreaterThanOrEqual(low - 1e-12)
          expect(rate).toBeLessThanOrEqual(high + 1e-12)
        }
      }),
    )
  })

  it('never falls by a promise kept, nor rises by one broken', () => {
    fc.assert(
      fc.property(anyLedger, (rows) => {
        const before = rows.map((row) => stateOf(row, today, 14))
        const rate = keptRate(before).rate ?? 0
        const one = { renegotiated: 0 }
        expect(keptRate([...before, { ...one, outcome: 'kept' }]).rate).toBeGreaterThanOrEqual(rate)
        expect(keptRate([...before, { ...one, outcome: 'broken' }]).rate).toBeLessThanOrEqual(rate)
      }),
    )
  })

  it('counts nothing without a day in force, an acceptance or a pledge that counts', () => {
    fc.assert(
      fc.property(anyFacts, (row) => {
        const standing = stateOf(row, today, 14)
        if (standing.dueOn === null || row.acceptedOn === null || row.pledge !== 'counts')
          expect(standing.outcome).toBeNull()
      }),
    )
  })

  it('never turns what is broken into something better as days pass and nothing happens', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 90 }), (row, days) => {
        const now = stateOf(row, today, 14)
        const later = stateOf(row, addDays(today, days), 14)
        if (now.outcome !== null) expect(later.outcome).toBe(now.outcome)
      }),
    )
  })

  it('is the surer the more it counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (cases, given) => {
        const kept = Math.min(given, cases)
        const few = wilson(kept, cases)
        const many = wilson(kept * 10, cases * 10)
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })
})
