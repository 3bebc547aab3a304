import { describe, expect, it } from 'vitest'
import { stepTo } from './step.ts'

const grid = { rows: 3, columns: 2, rtl: false }

describe('a key in a grid', () => {
  it.each([
    ['ArrowDown', { row: 1, column: 0 }, { row: 2, column: 0 }],
    ['ArrowUp', { row: 0, column: 1 }, { row: 0, column: 1 }],
    ['ArrowRight', { row: 1, column: 0 }, { row: 1, column: 1 }],
    ['ArrowRight', { row: 1, column: 1 }, { row: 1, column: 1 }],
    ['ArrowLeft', { row: 1, column: 1 }, { row: 1, column: 0 }],
    ['Home', { row: 2, column: 1 }, { row: 2, column: 0 }],
    ['End', { row: 2, column: 0 }, { row: 2, column: 1 }],
  ])('%s leads from %o to %o', (key, from, to) => expect(stepTo(key, from, grid)).toEqual(to))
  it('goes the other way along a line that is read from the right', () =>
    expect(stepTo('ArrowRight', { row: 0, column: 1 }, { ...grid, rtl: true })).toEqual({
      row: 0,
      column: 0,
    }))
  it('leads nowhere when it is a letter', () => expect(stepTo('r', { row: 0, column: 0 }, grid)).toBe(null))
})
