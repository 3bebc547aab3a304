import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { keepHouse } from '../context/transaction.server.ts'
import type { Feature } from '../features/feature.server.ts'
import { openWorld } from '../testing/world.server.ts'

const numbered = (done: unknown[]): Feature => ({
  name: 'counting',
  jobs: {
    'count.one': async (_ctx, data) => {
      done.push(data.number)
      if (data.number === 3) throw new Error('this one fails, and is tried again later')
    },
  },
})

describe('work that waits', async () => {
  const done: unknown[] = []
  const world = await openWorld([numbered(done)])
  afterAll(() => world.close())

  it('is worked off one after the other without a rest in between, also after one that failed', async () => {
    const numbers = Array.from({ length: 40 }, (_, number) => number)
    await keepHouse(await world.as('owner'), async (tx) => {
      for (const number of numbers) await world.system.jobs.enqueue(tx, 'count.one', { number })
    })
    await world.system.jobs.start(world.system)
    // With a rest after each it would take more than a minute.
    await vi.waitUntil(() => done.length >= numbers.length, { timeout: 30_000 })
    expect(done).toEqual(numbers)
  }, 60_000)
})

describe('a worker that rests for an hour', async () => {
  const done: unknown[] = []
  const world = await openWorld([numbered(done)])
  afterAll(() => world.close())
  /** Writes a job in a transaction that goes on for a while. */
  const put = async (number: number, ends: () => void = () => {}) =>
    keepHouse(await world.as('owner'), async (tx) => {
      await world.system.jobs.enqueue(tx, 'count.one', { number })
      for (let more = 0; more < 40; more += 1) await sql`select 1`.execute(tx.db)
      ends()
    })
  const isDone = (number: number) => vi.waitUntil(() => done.includes(number), { timeout: 30_000 })

  it('begins what this process writes once it stands, and never what is taken back', async () => {
    await put(10)
    await world.system.jobs.start(world.system, 3600)
    await isDone(10)
    // It rests now; each of these would wait for an hour if nobody woke it.
    for (const number of [11, 12, 13]) {
      await put(number, () => expect(done).not.toContain(number))
      await isDone(number)
    }
    const back = () => {
      throw new Error('taken back')
    }
    await expect(put(14, back)).rejects.toThrow('taken back')
    await put(15)
    await isDone(15)
    expect(done).toEqual([10, 11, 12, 13, 15])
  }, 60_000)
})
