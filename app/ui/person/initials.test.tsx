import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Face } from './face.tsx'
import { initials, tintOf } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Amara Osei', 'AO'],
    ['Lucía Ferrer', 'LF'],
    ['ángel de la Cruz', 'ÁC'],
    ['Maple', 'M'],
    ['  (Oak) Street  School ', 'OS'],
    ['محمد علي', 'مع'],
    ['李小龍', '李'],
    ['𝒜da Lovelace', '𝒜L'],
    ['', '?'],
    ['— …', '?'],
  ])('of %j are %j', (name, letters) => expect(initials(name)).toBe(letters))
})

describe('a face', () => {
  it('keeps its tint, which is one of six', () => {
    expect(tintOf('Amara Osei')).toBe(tintOf('Amara Osei'))
    for (const name of ['a', 'b', 'Thanh Nguyen', '🧵']) expect([0, 1, 2, 3, 4, 5]).toContain(tintOf(name))
  })
  it('is not read aloud, since the name stands beside it', () => {
    expect(renderToStaticMarkup(<Face name="Amara Osei" />)).toContain('aria-hidden="true">AO<')
  })
})
