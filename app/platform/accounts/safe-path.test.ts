import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path.ts'

describe('a path to go on to after signing in', () => {
  it.each(['/demo/today', '/demo/people?query=a%20b', '/'])('is followed on this site: %s', (path) => {
    expect(safePath(path)).toBe(path)
  })

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    '/x/..//elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '',
  ])('never leads to another one: %j', (path) => {
    const safe = safePath(path)
    expect(safe === null || new URL(safe, 'http://here').origin === 'http://here').toBe(true)
    expect(safe ?? '').not.toContain('elsewhere')
  })
})
