import { describe, expect, it } from 'vitest'
import { cast, type Place } from './cast.ts'
import { everyone, expected, type Row } from './row.ts'

/** Who of all sees what a place has. */
const seenBy = (row: Row, place: Place) =>
  cast.filter((member) => expected(row, 'see', member, place) === 'seen')

describe('a line that lets people see their own record', () => {
  const row: Row = { see: ['owner'], seeSelf: ['representative', 'otherLead'], reach: 'partnership' }

  it('lets each see the one of their own place, and nobody else beside the roles', () => {
    expect(seenBy(row, 'harbor')).toEqual(['owner', 'representative'])
    expect(seenBy(row, 'clinic')).toEqual(['owner', 'otherLead'])
    expect(seenBy(row, 'eastfield')).toEqual([])
  })

  it('tells a colleague that it is not theirs, and hides the one of another partnership', () => {
    expect(expected(row, 'see', 'lead', 'harbor')).toBe('forbidden')
    expect(expected(row, 'see', 'representative', 'clinic')).toBe('not found')
    expect(expected(row, 'see', 'otherLead', 'harbor')).toBe('not found')
  })

  it('lets only those of the place see it where everyone knows that it is there', () => {
    const known: Row = { ...row, reach: 'workspace' }
    expect(seenBy(known, 'harbor')).toEqual(['owner', 'representative'])
    expect(expected(known, 'see', 'otherLead', 'harbor')).toBe('forbidden')
  })

  it('lets nobody send a form by that', () => {
    for (const place of ['harbor', 'clinic'] as const)
      for (const member of ['representative', 'otherLead'] as const)
        expect(expected({ ...row, act: ['owner'] }, 'act', member, place)).not.toBe('seen')
  })
})

describe('a line of the matrix', () => {
  it('lets a role in its own organization into what is its own, and nowhere else', () => {
    const row: Row = { see: ['owner'], seeOwn: ['lead'], reach: 'partnership' }
    expect(seenBy(row, 'harbor')).toEqual(['owner', 'lead'])
    expect(seenBy(row, 'clinic')).toEqual(['owner', 'otherLead'])
  })

  it('hides what a partner keeps to itself from everyone else', () => {
    const row: Row = { see: everyone, reach: 'own' }
    expect(seenBy(row, 'harbor')).toEqual(['lead', 'representative'])
    expect(expected(row, 'see', 'owner', 'harbor')).toBe('not found')
  })

  it('asks strangers to sign in and hides the workspace from neighbors', () => {
    expect(expected({ see: everyone }, 'see', 'stranger', null)).toBe('sign in')
    expect(expected({ see: everyone }, 'see', 'neighbor', null)).toBe('not found')
  })
})
