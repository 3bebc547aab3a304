import { afterAll, describe, expect, it, vi } from 'vitest'
import { keepHouse } from '../context/transaction.server.ts'
import { openWorld } from '../testing/world.server.ts'

describe('work that waits', async () => {
  const done: unknown[] = []
  const world = await openWorld([
    {
      name: 'counting',
      jobs: {
        'count.one': async (_ctx, data) => {
          done.push(data.number)
          if (data.number === 3) throw new Error('this one fails, and is tried again later')
        },
      },
    },
  ])
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
