import { describe, expect, it } from 'vitest'
import { freeOn, type Taking, type Turn, takingRefusal } from './turn.ts'

const today = '2026-03-31'
const turn: Turn = {
  organizationId: 'harbor',
  organizationName: 'Harbor',
  givenByOrganizationId: 'host',
  givenByOrganizationName: 'Host',
  givenByPersonName: 'Amara',
  wanted: '',
  givenAt: new Date('2026-03-30T09:00:00Z'),
}
const refusal = (taking: Partial<Taking> = {}, of: Partial<Turn> = {}) =>
  takingRefusal(
    { ...turn, ...of },
    {
      organizationId: 'host',
      present: true,
      lastActOn: null,
      givenOn: '2026-03-30',
      silentDays: 14,
      ...taking,
    },
    today,
  )

describe('the pen', () => {
  it('is taken back by whoever handed it over, while the other has not begun', () => {
    expect(refusal()).toBeNull()
    expect(refusal({ lastActOn: today })).toBe('agreement_pen_begun')
    expect(refusal({ organizationId: 'oak' })).toBe('agreement_pen_not_yours')
    expect(refusal({ organizationId: 'harbor' })).toBe('agreement_pen_is_yours')
  })

  it('is free to any side after a silence, counted from the last act, and not a day before', () => {
    expect(refusal({ organizationId: 'oak', givenOn: '2026-03-17' })).toBeNull()
    expect(refusal({ organizationId: 'oak', givenOn: '2026-03-18' })).toBe('agreement_pen_not_yours')
    expect(refusal({ lastActOn: '2026-03-17', givenOn: '2026-01-01' })).toBeNull()
    expect(refusal({ lastActOn: '2026-03-18', givenOn: '2026-01-01' })).toBe('agreement_pen_begun')
    expect(freeOn({ lastActOn: null, givenOn: '2026-03-17', silentDays: 14 })).toBe(today)
  })

  it('is free at once when the side that has it takes part no more', () => {
    expect(refusal({ present: false, lastActOn: today, organizationId: 'oak' })).toBeNull()
  })

  it('of a text that nobody handed over is not taken from under its writer', () => {
    expect(refusal({}, { givenByOrganizationId: 'harbor' })).toBe('agreement_pen_not_yours')
  })
})
