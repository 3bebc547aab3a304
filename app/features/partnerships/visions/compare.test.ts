import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './compare.server.ts'
import { comparedNumbers } from './compare.ts'
import { lapsedVersion, markedPieces, sentencesOf } from './vision.ts'

const joined = (pieces: ReturnType<typeof changesBetween>, without: string) =>
  pieces
    .filter((piece) => piece.change !== without)
    .map((piece) => piece.text)
    .join('')

describe('two versions of a vision', () => {
  it('differ by whole words, letters with accents too', () => {
    expect(changesBetween('Los niños cuentan.', 'Los niñas cuentan.')).toEqual([
      { change: 'same', text: 'Los ' },
      { change: 'removed', text: 'niños' },
      { change: 'added', text: 'niñas' },
      { change: 'same', text: ' cuentan.' },
    ])
  })
  it('show words that changed side by side as one change', () => {
    expect(changesBetween('Harbor Youth puts it there.', 'The tutors put it there.')).toEqual([
      { change: 'removed', text: 'Harbor Youth puts' },
      { change: 'added', text: 'The tutors put' },
      { change: 'same', text: ' it there.' },
    ])
  })
  it('are both whole in what is shown of them', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (before, after) => {
        const pieces = changesBetween(before, after)
        expect(joined(pieces, 'added')).toBe(before)
        expect(joined(pieces, 'removed')).toBe(after)
      }),
    )
  })
  it.each([
    ['', { from: 2, to: 3 }],
    ['?from=1', { from: 1, to: 3 }],
    ['?to=2', { from: 1, to: 2 }],
    ['?from=3&to=1', { from: 3, to: 1 }],
    ['?from=9&to=x', { from: 2, to: 3 }],
  ])('are chosen by %j', (search, wanted) => {
    expect(comparedNumbers(new URL(`http://x/${search}`), [3, 1, 2])).toEqual(wanted)
  })
  it('need one to be there', () => {
    expect(comparedNumbers(new URL('http://x/'), [])).toBeNull()
    expect(comparedNumbers(new URL('http://x/'), [1])).toEqual({ from: 1, to: 1 })
  })
})

describe('words of a vision', () => {
  it('are chosen by the sentence', () => {
    expect(sentencesOf('One place. One adult?\nDr. Khan says so.\n\n', 'en')).toEqual(
      expect.arrayContaining(['One place.', 'One adult?']),
    )
    expect(sentencesOf('', null)).toEqual([])
  })
  it('are marked where they stand, and the text stays whole', () => {
    expect(markedPieces('One place. One adult.', ['One adult.', 'gone', ''])).toEqual([
      { text: 'One place. ', isMarked: false },
      { text: 'One adult.', isMarked: true },
    ])
    fc.assert(
      fc.property(fc.lorem(), fc.array(fc.lorem({ maxCount: 2 })), (text, passages) => {
        expect(
          markedPieces(text, passages)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('an endorsement', () => {
  const partners = [
    { organizationId: 'a', name: 'a', standing: 'accepted' as const },
    { organizationId: 'b', name: 'b', standing: 'accepted' as const },
  ]
  const version = (number: number, names: string[]) => ({
    number,
    endorsements: names.map((organizationId) => ({ organizationId, behalf: null })),
  })
  it('lapses with the version that all stood behind last', () => {
    const all = ['a', 'b']
    expect(lapsedVersion([version(3, ['a']), version(2, all), version(1, all)], partners)?.number).toBe(2)
    expect(lapsedVersion([version(2, all), version(1, all)], partners)).toBeNull()
    expect(lapsedVersion([version(2, ['a']), version(1, ['b'])], partners)).toBeNull()
    expect(lapsedVersion([], partners)).toBeNull()
  })
})
