import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses.ts'

describe('the clauses of an agreement', () => {
  it('are its paragraphs and points in plain words, without headings, rules and tables', () => {
    expect(
      clausesOf(
        [
          '## What each brings',
          '',
          '- The school opens **two rooms**',
          '  every Tuesday.',
          '- [The clinic](https://example.org) sends *one* nurse.',
          '',
          '---',
          '',
          'We meet every month',
          'and keep minutes.',
          '',
          '| Work | Hours |',
          '| --- | --- |',
          '1. First, a \\*star\\*.',
        ].join('\n'),
      ),
    ).toEqual([
      'The school opens two rooms every Tuesday.',
      'The clinic sends one nurse.',
      'We meet every month and keep minutes.',
      'First, a *star*.',
    ])
    expect(clausesOf('')).toEqual([])
  })
})
