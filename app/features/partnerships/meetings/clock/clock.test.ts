import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, face, minutesSpent, nextOf, type Stretch, spentOn, timeOf } from './clock.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 31, 16, minute))
const stretch = (itemId: string, from: number, to: number | null): Stretch => ({
  id: `${itemId}-${from}`,
  itemId,
  beganAt: at(from),
  endedAt: to === null ? null : at(to),
  personName: 'Lucía',
  organizationName: 'Harbor Youth',
})
const minute = 60_000

describe('minutes really spent', () => {
  const told = [stretch('lamps', 0, 10), stretch('keys', 10, 12), stretch('lamps', 12, null)]
  it('add up over the times an item was taken up, to now where it still is', () => {
    expect(spentOn(told, 'lamps', at(20))).toBe(18 * minute)
    expect(minutesSpent(told, 'keys', at(20))).toBe(2)
  })
  it('are one at least once it was taken up, and none where it never was', () => {
    expect(minutesSpent([stretch('keys', 10, 10)], 'keys', at(20))).toBe(1)
    expect(minutesSpent(told, 'chairs', at(20))).toBeNull()
  })
  it('are all of the time between the first and the last, whoever was up when', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(50))), (turns) => {
        let from = 0
        const all = turns.map(([itemId, length]) => {
          const one = stretch(itemId, from, from + length)
          from += length
          return one
        })
        const sum = ['a', 'b', 'c'].reduce((total, id) => total + spentOn(all, id, at(from)), 0)
        expect(sum).toBe(from * minute)
      }),
    )
  })
})

describe('the time of what is under discussion', () => {
  it.each([
    [10, 0, { kind: 'left', minutes: 10 }],
    [10, 30_000, { kind: 'left', minutes: 10 }],
    [10, 9 * minute, { kind: 'left', minutes: 1 }],
    [10, 9.5 * minute, { kind: 'lastMinute', minutes: 0 }],
    [10, 10 * minute, { kind: 'up', minutes: 0 }],
    [10, 11 * minute, { kind: 'over', minutes: 1 }],
    [10, 13.9 * minute, { kind: 'over', minutes: 3 }],
    [null, 4.9 * minute, { kind: 'spent', minutes: 4 }],
  ] as const)('with a box of %s minutes and %s milliseconds spent is %o', (box, spent, time) => {
    expect(timeOf(box, spent)).toEqual(time)
  })
  it('has a face that counts down to nothing and up again', () => {
    expect([face(600_000), face(59_001), face(0), face(-61_000)]).toEqual(['10:00', '1:00', '0:00', '1:01'])
  })
})

describe('what comes next', () => {
  const items = [{ id: 'a' }, { id: 'b' }]
  it('is the first before anything, then each in its order, and nothing after the last', () => {
    expect([null, 'a', 'b'].map((id) => nextOf(items, id)?.id ?? null)).toEqual(['a', 'b', null])
    expect(nextOf([], null)).toBeNull()
  })
})

describe('a stretch', () => {
  it('ends when somebody ends it, also a while after its time', () => {
    expect(endOf(at(0), at(90), at(60))).toEqual(at(90))
  })
  it('that was forgotten ends with the time meant for the meeting, and never before it began', () => {
    expect(endOf(at(0), at(600), at(60))).toEqual(at(60))
    expect(endOf(at(200), at(600), at(60))).toEqual(at(200))
  })
})
