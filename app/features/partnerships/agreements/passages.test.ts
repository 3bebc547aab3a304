import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passagesOf, replaced, standing } from './passages.ts'

const body = [
  '## What each brings',
  '',
  '- The school opens **two rooms**',
  '  every Tuesday.',
  '  - Also in the rain.',
  '- We bring books.',
  '',
  '> Said by all',
  '> of us.',
  '---',
  '| Work | Hours |',
  '| --- | --- |',
  'We meet every month.',
  '',
  'We meet every month.',
].join('\n')

describe('the passages of a text', () => {
  it('are its headings, paragraphs, points and tables, letter by letter', () => {
    expect(passagesOf(body).map(({ text, nth }) => [text, nth])).toEqual([
      ['## What each brings', 1],
      ['- The school opens **two rooms**\n  every Tuesday.', 1],
      ['- Also in the rain.', 1],
      ['- We bring books.', 1],
      ['> Said by all\n> of us.', 1],
      ['| Work | Hours |\n| --- | --- |', 1],
      ['We meet every month.', 1],
      ['We meet every month.', 2],
    ])
    expect(passagesOf('')).toEqual([])
  })

  it('stand where they say they do, whatever the text', () => {
    const line = fc.constantFrom('', '  ', '## A', '- b', '  c', 'd', '> e', '---', '| f |', '1. g')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        let before = 0
        for (const one of passagesOf(text)) {
          expect(text.slice(one.start, one.end)).toBe(one.text)
          expect(one.text).toBe(one.text.trim())
          expect(one.start).toBeGreaterThanOrEqual(before)
          expect(standing(text, one)).toEqual(one)
          before = one.end
        }
      }),
    )
  })

  it('are found again after changes elsewhere, and not once they were changed', () => {
    const rain = { text: '- Also in the rain.', nth: 1 }
    expect(standing(`# New\n\n${body}`, rain)?.text).toBe('- Also in the rain.')
    expect(standing(body.replace('rain', 'snow'), rain)).toBeNull()
    expect(standing(body, { text: 'We meet every month.', nth: 3 })).toBeNull()
  })

  it('give way to other words, or to none, and leave the rest as it is', () => {
    const place = (text: string, nth = 1) => standing(body, { text, nth }) ?? { start: 0, end: 0 }
    expect(replaced(body, place('We meet every month.', 2), 'We meet twice.')).toBe(
      body.replace(/We meet every month\.$/, 'We meet twice.'),
    )
    expect(replaced(body, place('- Also in the rain.'), '- Also in the snow.\n  - Or hail.')).toBe(
      body.replace('- Also in the rain.', '- Also in the snow.\n  - Or hail.'),
    )
    // What follows a list must not become a part of it.
    expect(replaced(body, place('- We bring books.'), '')).toBe(body.replace('- We bring books.\n', ''))
    expect(replaced('One.\n\nTwo.\n\nThree.', { start: 6, end: 10 }, '')).toBe('One.\n\nThree.')
    expect(replaced('Only this.', { start: 0, end: 10 }, '')).toBe('')
  })
})
