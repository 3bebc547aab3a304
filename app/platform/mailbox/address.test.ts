import { describe, expect, it } from 'vitest'
import { tokenAmong, withToken } from './address.ts'

const token = '0123456789abcdef0123456789abcdef'

describe('an address to answer to', () => {
  it('carries its token, and is known again among others', () => {
    const address = withToken('reply@example.org', token)
    expect(address).toBe(`reply+${token}@example.org`)
    expect(tokenAmong(['someone@example.org', address], 'reply@example.org')).toBe(token)
  })

  it('is known again where a mail server changed its capitals', () => {
    expect(tokenAmong([`Reply+${token.toUpperCase()}@Example.Org `], 'reply@example.org')).toBe(token)
  })

  it.each([
    'reply@example.org',
    `reply+${token}@elsewhere.example`,
    `other+${token}@example.org`,
    `reply+${token}0@example.org`,
    `reply+${token.slice(1)}g@example.org`,
    `reply+${token}@example.org.evil.example`,
    '',
  ])('is not %s', (address) => {
    expect(tokenAmong([address], 'reply@example.org')).toBeNull()
  })
})
