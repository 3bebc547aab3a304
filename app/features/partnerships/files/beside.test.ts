import { describe, expect, it } from 'vitest'
import { besideOf } from './beside.ts'

describe('a file in the list of a partnership', () => {
  it.each([
    ['touchpoint', '/demo/touchpoints/1'],
    ['meeting', '/demo/meetings/1/minutes'],
    ['commitment', '/demo/commitments/1'],
    ['post', '/demo/posts/1'],
    ['stated-evidence', '/demo/partnerships/2/journey'],
    ['partnership', undefined],
  ])('beside a %s leads to %s', (subjectKind, to) => {
    const beside = besideOf({ subjectKind, subjectId: '1' }, '/demo', '/demo/partnerships/2')
    expect(beside?.to).toBe(to)
  })
})
