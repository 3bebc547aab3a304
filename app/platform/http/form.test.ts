import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Invalid } from '../errors/errors.ts'
import { day, text, version } from './fields.ts'
import { parseForm, parseInput } from './form.server.ts'

const schema = z.object({
  name: text(),
  on: day(),
  version: version(),
  words: z.array(z.string()).default([]),
})
const good = { name: 'Amara', on: '2026-03-31', version: 1 }
const issues = (raw: unknown) => {
  try {
    parseInput(schema, raw)
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.issues
    throw error
  }
}

describe('input', () => {
  it('that fits is taken', () => {
    expect(issues(good)).toEqual([])
  })

  it.each([
    ['name', { ...good, name: 'a\u0000b' }],
    ['name', { ...good, name: 'half \ud83d of a letter' }],
    ['words.1', { ...good, words: ['fine', 'not\u0000'] }],
    ['on', { ...good, on: '0000-01-01' }],
    ['on', { ...good, on: '9999-12-31' }],
    ['on', { ...good, on: '2026-02-30' }],
    ['version', { ...good, version: 2_147_483_648 }],
  ])('that no record could hold is refused at its field: %s', (path, raw) => {
    expect(issues(raw).map((issue) => issue.path)).toEqual([path])
  })

  it('nested without end is refused and not followed', () => {
    let nested: unknown = []
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested]
    expect(issues({ ...good, words: nested })).toHaveLength(1)
  })

  it('typed into a form comes back as it was typed', () => {
    const form = new FormData()
    form.set('name', 'Amara')
    form.set('on', '0000-00-00')
    form.set('version', '1')
    expect(() => parseForm(schema, form)).toThrow(
      expect.objectContaining({ values: { name: 'Amara', on: '0000-00-00', version: '1' } }),
    )
  })
})
