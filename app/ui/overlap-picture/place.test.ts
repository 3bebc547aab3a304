import { describe, expect, it } from 'vitest'
import { linesOf, place } from './place.ts'

describe('a picture of what serves whom', () => {
  it('puts no box over another, and all of them inside', () => {
    const sides = [1, 2, 3].map((side) => ({
      id: `side-${side}`,
      name: `Side ${side}`,
      wants: [1, 2].map((want) => ({ id: `${side}-${want}`, text: 'Wanted' })),
    }))
    const aims = [1, 2, 3, 4].map((aim) => ({ id: `aim-${aim}`, text: 'Aim' }))
    const { wants, aims: right, height } = place(sides, aims)
    for (const column of [wants, right]) {
      for (const [index, box] of column.entries()) {
        const next = column[index + 1]
        if (next !== undefined) expect(next.y).toBeGreaterThanOrEqual(box.y + box.height)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.y + box.height).toBeLessThanOrEqual(height)
      }
      expect(column.length).toBeGreaterThan(0)
    }
  })
  it('is there with nothing on one side', () => {
    expect(place([], [{ id: 'a', text: 'Aim' }]).height).toBeGreaterThan(40)
    expect(place([], []).wants).toEqual([])
  })
})

describe('a text in few lines', () => {
  it('breaks between words', () =>
    expect(linesOf('Every child has help with homework', 20, 2)).toEqual([
      'Every child has help',
      'with homework',
    ]))
  it('tells what it leaves out', () =>
    expect(linesOf('Every child has help with homework and a warm snack', 20, 2)[1]).toMatch(/…$/))
  it('cuts a word that is longer than a line', () =>
    expect(linesOf('a'.repeat(60), 20, 2)).toEqual([`${'a'.repeat(20)}…`]))
  it('makes nothing of nothing', () => expect(linesOf('', 20, 2)).toEqual(['']))
})
