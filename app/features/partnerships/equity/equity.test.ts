import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, type Deed, figuresOf, quarterOf, spreadOf, trendOf } from './equity.ts'
import { blau, gini, pielou } from './evenness.ts'

const partners = ['host', 'harbor', 'oak', 'maple'].map((organizationId) => ({
  organizationId,
  name: organizationId,
}))
const chaired = (organizationId: string, on = '2026-02-01'): Deed => ({
  measure: 'chair',
  organizationId,
  amount: 1,
  on,
  id: on,
  title: 'We met',
  kind: 'meeting',
  byHand: false,
})
const deeds = [...Array.from({ length: 4 }, () => chaired('host')), chaired('harbor'), chaired('oak')]

describe('evenness', () => {
  it('is as published for four, one, one and none', () => {
    expect(gini([4, 1, 1, 0])).toBeCloseTo(0.5, 4)
    expect(blau([4, 1, 1, 0])).toBeCloseTo(0.5, 4)
    expect(pielou([4, 1, 1, 0])).toBeCloseTo(0.6258, 4)
  })
  it('is said of nobody’s nothing by none of them', () => {
    for (const of of [gini, blau, pielou]) expect(of([0, 0])).toBeNull()
    expect(pielou([3])).toBeNull()
  })
  it('lies between none and all, and is whole where all have as much', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 9 }), (amounts) => {
        fc.pre(amounts.some((amount) => amount > 0))
        for (const of of [gini, blau, pielou]) {
          const value = of(amounts) ?? -1
          expect(value).toBeGreaterThanOrEqual(-1e-9)
          expect(value).toBeLessThanOrEqual(1 + 1e-9)
        }
        const alike = amounts.map(() => 7)
        expect(pielou(alike)).toBeCloseTo(1)
        expect(gini(alike)).toBeCloseTo(0)
      }),
    )
  })
})

describe('figures', () => {
  const figure = (all: readonly Deed[]) => figuresOf(all, partners).find((one) => one.measure === 'chair')
  it('count for each partner in the order of the partners, those with none too', () => {
    expect(figure(deeds)).toMatchObject({
      total: 6,
      spread: 'tilted',
      shares: [{ amount: 4 }, { amount: 1 }, { amount: 1 }, { amount: 0 }],
    })
    expect(figure(deeds)?.evenness).toBeCloseTo(0.6258, 4)
  })
  it('leave out who is no partner any more', () => {
    expect(figure([...deeds, chaired('left')])?.total).toBe(6)
  })
  it('say nothing of how few are spread, and say plainly when one has almost all', () => {
    expect(spreadOf(3, [3, 0])).toBe('few')
    expect(spreadOf(5, [4, 1])).toBe('one')
    expect(spreadOf(5, [3, 2])).toBe('even')
    expect(spreadOf(120, [90, 30], 2)).toBe('few')
  })
  it('are called almost even where they are, and where they could not be shared more evenly', () => {
    expect(spreadOf(36, [4, 16, 16])).toBe('tilted')
    expect(spreadOf(18, [5, 13])).toBe('tilted')
    expect(spreadOf(30, [20, 10])).toBe('tilted')
    expect(spreadOf(49, [19, 20, 10])).toBe('even')
    expect(spreadOf(4, [1, 2, 1])).toBe('even')
    expect(spreadOf(5, [1, 1, 1, 1, 1, 0])).toBe('even')
    expect(spreadOf(240, [120, 60, 60], 4)).toBe('tilted')
  })
  it('are drawn quarter by quarter where there are three or more', () => {
    expect(quarterOf('2026-03-31')).toBe('2026-01-01')
    expect(quarterOf('2026-12-01')).toBe('2026-10-01')
    const trend = trendOf([...deeds, chaired('oak', '2025-11-01')], partners)
    expect(trend).toEqual([{ on: '2026-01-01', evenness: expect.closeTo(0.6258, 4) }])
  })
})

describe('an average over partnerships', () => {
  const of = (evenness: number, ...organizationIds: string[]) => ({ evenness, organizationIds })
  it('is said of three organizations or more beside the host, and of more than one partnership', () => {
    expect(averageOf([of(0.5, 'host', 'a'), of(1, 'host', 'b')], 'host')).toBeNull()
    expect(averageOf([of(0.5, 'host', 'a', 'b', 'c')], 'host')).toBeNull()
    expect(averageOf([of(0.5, 'host', 'a'), of(1, 'host', 'b', 'c')], 'host')).toBeCloseTo(0.75)
  })
})
