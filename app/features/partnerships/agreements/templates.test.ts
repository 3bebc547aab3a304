import { describe, expect, it } from 'vitest'
import { templates } from './templates.ts'

const nothing = { partnership: 'Lamps', parties: 'A and B', purpose: '', goals: '', roles: '', budget: '' }
const texts = Object.entries(templates).flatMap(([language, kinds]) =>
  Object.entries(kinds).map(([kind, text]) => [language, kind, text(nothing)] as const),
)

describe('the text that an agreement begins with', () => {
  it.each(texts)('in %s for a %s says of each of its points what belongs there', (_language, _kind, text) => {
    expect(text.split('\n').filter((line) => /^\s*[-*+]\s*$/.test(line))).toEqual([])
  })
})
