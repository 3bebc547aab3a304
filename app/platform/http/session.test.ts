import { describe, expect, it } from 'vitest'
import { onOwnMachine } from './session.server.ts'

const here = { host: '127.0.0.1', publicUrl: 'http://localhost:3000' }
const asked = (url = 'http://localhost:3000/sign-in', headers: Record<string, string> = {}) =>
  new Request(url, { headers })

describe('demo sign-ins', () => {
  it('work for someone at this very machine', () => {
    expect(onOwnMachine(here, '127.0.0.1', asked())).toBe(true)
    expect(onOwnMachine(here, '::ffff:127.0.0.1', asked('http://127.0.0.1:3000/'))).toBe(true)
    expect(onOwnMachine({ ...here, host: '::1' }, '::1', asked('http://[::1]:3000/'))).toBe(true)
  })

  it.each([
    ['from another machine', here, '192.168.1.7', asked()],
    ['on a server that listens for others', { ...here, host: '0.0.0.0' }, '127.0.0.1', asked()],
    ['on a server with a public address', { ...here, publicUrl: 'https://we.example' }, '127.0.0.1', asked()],
    ['under a name that leads here', here, '127.0.0.1', asked('http://rebound.example:3000/')],
    ['through a proxy', here, '127.0.0.1', asked(undefined, { 'x-forwarded-for': '203.0.113.9' })],
  ])('do not work %s', (_where, settings, address, request) => {
    expect(onOwnMachine(settings, address, request)).toBe(false)
  })
})
