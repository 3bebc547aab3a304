import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { keepHouse } from '../context/transaction.server.ts'
import type { JobHandler } from '../features/feature.server.ts'
import { repeat } from '../testing/migrations.server.ts'
import { openWorld } from '../testing/world.server.ts'

describe('what waits for a listener since before its name stood in it', async () => {
  const heard: string[] = []
  const hears =
    (noun: string): JobHandler =>
    async (_ctx, { action }) =>
      void heard.push(`${noun} hears of ${action}`)
  // Not in the order of then, with one that began to listen since.
  const world = await openWorld([
    {
      name: 'partnerships',
      listeners: {
        newcomer: { 'partner.accepted': hears('newcomer'), 'partner.declined': hears('newcomer') },
        pulse: { 'partner.accepted': hears('pulse') },
        partners: { 'partner.accepted': hears('partners'), 'partner.declined': hears('partners') },
      },
    },
    { name: 'journey', listeners: { stages: { 'stage.move-undone': hears('stages') } } },
  ])
  afterAll(() => world.close())

  /** Writes a job as it was written then. */
  const waits = async (job: string, now: string) =>
    keepHouse(await world.as('owner'), async (tx) => {
      await world.system.jobs.enqueue(tx, now, { action: job })
      await sql`update jobs.job set data = jsonb_set(data, '{job}', to_jsonb(${job}::text))
        where data -> 'data' ->> 'action' = ${job}`.execute(tx.db)
    })

  it('finds the one that it waits for, whatever order they stand in now', async () => {
    await waits('partnerships:partner.accepted', 'partner.accepted:partners')
    await waits('partnerships:partner.accepted:2', 'partner.accepted:pulse')
    await waits('partnerships:partner.declined', 'partner.declined:partners')
    await waits('journey:stage.move-undone', 'stage.move-undone:stages')
    // Written since; it stays as it is.
    await waits('partner.accepted:newcomer', 'partner.accepted:newcomer')
    await repeat(world.system.database, '0103-jobs-name-their-listener', 'do ')
    await world.system.jobs.drain(world.system)
    expect(heard.sort()).toEqual([
      'newcomer hears of partner.accepted:newcomer',
      'partners hears of partnerships:partner.accepted',
      'partners hears of partnerships:partner.declined',
      'pulse hears of partnerships:partner.accepted:2',
      'stages hears of journey:stage.move-undone',
    ])
  })
})
