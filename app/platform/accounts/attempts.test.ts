import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TooMany } from '../errors/errors.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { countTry, forgiveTries, signInByMail } from './attempts.server.ts'

describe('a guarded door', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([])
  })
  afterAll(() => world.close())

  const at = (time: string) => world.setNow(`2026-03-31T${time}:00Z`)
  /** The seconds to wait, 0 when the try was let through. */
  const attempt = (key: string) =>
    countTry(world.system, key, signInByMail).then(
      () => 0,
      (error) => {
        if (error instanceof TooMany) return error.retryAfterSeconds
        throw error
      },
    )
  const fill = async (key: string) => {
    for (let count = 0; count < signInByMail.tries; count += 1) expect(await attempt(key)).toBe(0)
    return attempt(key)
  }

  it('lets five in within a quarter of an hour, and the sixth after it', async () => {
    at('08:00')
    expect(await fill('mail a')).toBe(900)
    at('08:10')
    expect(await attempt('mail a')).toBe(300)
    expect(await attempt('mail b')).toBe(0)
    at('08:15')
    expect(await attempt('mail a')).toBe(0)
  })

  it('counts from the first try, not from the quarter on the clock', async () => {
    at('09:14')
    expect(await fill('mail e')).toBe(900)
    at('09:15')
    expect(await attempt('mail e')).toBe(840)
    at('09:28')
    expect(await attempt('mail e')).toBe(60)
    at('09:20')
    for (let count = 0; count < 3; count += 1) expect(await attempt('mail f')).toBe(0)
    at('09:32')
    for (let count = 0; count < 2; count += 1) expect(await attempt('mail f')).toBe(0)
    expect(await attempt('mail f')).toBe(900)
  })

  it('stays shut twice as long each time it was tried too often', async () => {
    at('10:00')
    expect(await fill('mail c')).toBe(900)
    at('10:15')
    expect(await fill('mail c')).toBe(1800)
    at('10:30')
    expect(await attempt('mail c')).toBe(900)
    at('10:45')
    expect(await fill('mail c')).toBe(3600)
    at('11:30')
    expect(await attempt('mail c')).toBe(900)
  })

  it('forgives who opened it', async () => {
    at('12:00')
    await fill('mail d')
    await forgiveTries(world.system, 'mail d')
    expect(await attempt('mail d')).toBe(0)
  })
})
