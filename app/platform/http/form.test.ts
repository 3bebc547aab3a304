import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Invalid } from '../errors/errors.ts'
import { parseForm, parseInput } from './form.server.ts'

const schema = z.object({
  name: z.string().trim().min(1).max(10),
  kind: z.enum(['call', 'visit']),
  target: z.number().nullable().default(null),
  count: z.int().min(1).default(1),
})

const issuesOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Invalid) return error.issues.map(({ path, code }) => [path, code])
    throw error
  }
  return []
}
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('bad input', () => {
  it.each([
    [{ kind: 'call' }, ['name', 'issue_required']],
    [{ name: 'A', kind: '' }, ['kind', 'issue_required']],
    [{ name: 'A', kind: 'zzz' }, ['kind', 'issue_choice']],
    [{ name: 'A', kind: 'call', target: 'abc' }, ['target', 'issue_number']],
    [{ name: 'A', kind: 'call', count: '1.5' }, ['count', 'issue_number']],
    [{ name: 'A', kind: 'call', count: '0' }, ['count', 'issue_too_small']],
    [{ name: 'A name too long', kind: 'call' }, ['name', 'issue_too_long']],
  ])('of a form, %o, is answered at its place by what is wrong with it', (fields, issue) => {
    expect(issuesOf(() => parseForm(schema, form(fields as never)))).toEqual([issue])
  })
  it.each([
    [{ name: 5, kind: 'call' }, ['name', 'issue_format_other']],
    [{ name: 'A', kind: 7 }, ['kind', 'issue_choice']],
    [{ name: 'A', kind: 'call', target: 'x' }, ['target', 'issue_number']],
    [{ name: 'A', kind: null }, ['kind', 'issue_required']],
  ])('of the API, %o, too', (value, issue) => {
    expect(issuesOf(() => parseInput(schema, value))).toEqual([issue])
  })
})
