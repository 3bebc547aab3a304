import { describe, expect, it } from 'vitest'
import { Forbidden } from '../errors/errors.ts'
import { allow, no, row, yes } from '../policy/policy.ts'
import { speak } from '../words/speaking.server.ts'
import { whoCanWords } from './who-can.server.ts'

describe('who can do what was refused', () => {
  const viewer = { role: 'viewer' as const, organizationId: 'host', personId: 'ana' }
  const refused = (...[ability, about]: [Parameters<typeof allow>[1], Parameters<typeof allow>[2]?]) => {
    try {
      allow(viewer, ability, about)
    } catch (error) {
      if (error instanceof Forbidden) return error
    }
    throw new Error('not refused')
  }

  it('is said of whose organization it is, where a role can do it for its own only', () => {
    const failure = refused(row(yes, yes, no, no, 'own', no), { organizationId: 'harbor' })
    expect(failure.organizationId).toBe('harbor')
    expect(speak('en', () => whoCanWords(failure, 'Harbor Youth'))).toEqual([
      'owner',
      'coordinator',
      'lead representative of Harbor Youth',
    ])
    expect(speak('en', () => whoCanWords(failure, null))).toContain(
      'lead representative of the organization it belongs to',
    )
  })

  it('names the person themselves once, and roles without a limit as they are', () => {
    const failure = refused(row(yes, 'self', 'self', 'self', 'self', 'self'), { personId: 'bo' })
    expect(speak('en', () => whoCanWords(failure, null))).toEqual(['owner', 'the person whose own it is'])
    expect(failure.whoCan).toEqual([
      'owner',
      'coordinator',
      'contributor',
      'viewer',
      'lead',
      'representative',
    ])
  })
})
