import { describe, expect, it } from 'vitest'
import { isDrawing, longestDrawing } from './drawing.ts'

describe('a drawn signature', () => {
  it('is strokes on its paper', () => {
    for (const path of ['M0 0L600 200', 'M10 20L11 21L12 40M300 100L300 100'])
      expect(isDrawing(path)).toBe(true)
  })

  it('is nothing that leaves the paper, calls, paints otherwise or is without end', () => {
    for (const path of [
      '',
      'M1 1',
      'L1 1',
      'M601 0L1 1',
      'M0 0L1 201',
      'M-1 0L1 1',
      'M1.5 0L1 1',
      'M0 0L1 1Z',
      'M0 0C1 1 2 2 3 3',
      'M0 0L1 1"/><script>alert(1)</script>',
      'M0 0L1 1\nM2 2L3 3',
      'url(https://example.org/x)',
      'M0 0'.concat('L1 1'.repeat(longestDrawing / 4)),
      'M0 0L1 1'.repeat(501),
    ])
      expect(isDrawing(path), path.slice(0, 40)).toBe(false)
  })
})
