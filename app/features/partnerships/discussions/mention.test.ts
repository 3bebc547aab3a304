import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hears, shorten, standsIn, titleFrom, wishes } from './discussion.ts'
import { namedIn } from './mention.ts'

const people = [
  { id: 'lucia', name: 'Lucía Ferrer' },
  { id: 'thanh', name: 'Thanh Nguyen' },
  { id: 'ana', name: 'Ana' },
  { id: 'ana-maria', name: 'Ana María Soto' },
  { id: 'jo-1', name: 'Jo March' },
  { id: 'jo-2', name: 'Jo Marsh' },
]
const ids = (text: string) => namedIn(text, people).ids

describe('asking somebody by name', () => {
  it.each([
    ['@Lucía Ferrer, have you seen it?', ['lucia']],
    ['ask @lucia', ['lucia']],
    ['(@LUCÍA) and @Thanh!', ['lucia', 'thanh']],
    ['@Thanh @Thanh Nguyen', ['thanh']],
    ['@Ana María Soto knows', ['ana-maria']],
    ['@Ana knows', ['ana']],
    ['@Jo Marsh', ['jo-2']],
    ['no@lucia.example', []],
    ['@Luciano', []],
    ['@', []],
    ['a @ b', []],
  ])('%j asks %j', (text, wanted) => expect(ids(text)).toEqual(wanted))
  it('asks nobody where two have the name, and says so', () => {
    expect(namedIn('@Jo, please', people)).toEqual({ ids: [], unknown: ['Jo'] })
    expect(namedIn('@Zebedee and @Dana Whitfield', people).unknown).toEqual(['Zebedee', 'Dana'])
  })
  it('never asks anybody who is not among those who can be asked, and never breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = namedIn(text, people).ids
        expect(found.every((id) => people.some((one) => one.id === id))).toBe(true)
        if (!text.includes('@')) expect(found).toEqual([])
      }),
    )
  })
})

describe('hearing of a discussion', () => {
  it('is what somebody said of it, else of the partnership, else whether they take part', () => {
    for (const discussion of [null, ...wishes])
      for (const partnership of [null, ...wishes])
        for (const takesPart of [true, false])
          expect(hears({ discussion, partnership, takesPart })).toBe(
            discussion === null
              ? partnership === null
                ? takesPart
                : partnership === 'follow'
              : discussion === 'follow',
          )
  })
})

describe('a title', () => {
  it.each([
    ['Who brings them?\nI can’t.', 'Who brings them?'],
    ['\n\n## Lamps\n\ntext', 'Lamps'],
    ['- one\n- two', 'one'],
    ['---', '---'],
  ])('of %j is %j', (body, title) => expect(titleFrom(body)).toBe(title))
  it('is cut at a word, never in a letter, and never empty', () => {
    expect(shorten('one two three four', 12)).toBe('one two…')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (body) => {
        if (body.trim() === '') return
        const title = titleFrom(body)
        expect(title.length).toBeGreaterThan(0)
        expect(title.length).toBeLessThanOrEqual(80)
        expect(title.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a passage', () => {
  it('stands in a text however its lines are broken', () => {
    expect(standsIn('One place\nfor all.', 'We want: One place for all. Soon.')).toBe(true)
    expect(standsIn('One place for none.', 'One place for all.')).toBe(false)
    expect(standsIn('  ', 'One place')).toBe(false)
  })
})
