import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashKey } from './keys.server.ts'
import { SeenRows } from './seen.ts'

describe('keys', () => {
  it('stay the same whatever the case, accents and marks', () => {
    expect(hashKey('organization', ['Café del Sol, Inc.', null])).toBe(
      hashKey('organization', ['CAFE DEL SOL INC', '']),
    )
    expect(hashKey('organization', ['a', 'b'])).not.toBe(hashKey('organization', ['ab', null]))
    expect(hashKey('organization', ['a'])).not.toBe(hashKey('person', ['a']))
    expect(hashKey('person', ['a'])).toMatch(/^sha256-[0-9a-f]{64}$/)
  })
})

describe('rows seen before', () => {
  it('are known by the line they were first met on, however many there are', () => {
    const texts = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3000, size: 'max' })
    fc.assert(
      fc.property(texts, (ids) => {
        const seen = new SeenRows()
        expect(ids.map((id, index) => seen.add(id, index + 2)).filter((line) => line !== null)).toEqual([])
        expect(ids.map((id) => seen.add(id, 9))).toEqual(ids.map((_, index) => index + 2))
      }),
      { numRuns: 20 },
    )
  })

  it('are not confused among two hundred thousand that differ little', () => {
    const seen = new SeenRows()
    let confused = 0
    for (let id = 0; id < 200_000; id += 1) if (seen.add(`org-${id}`, id + 1) !== null) confused += 1
    expect(confused).toBe(0)
  })
})
