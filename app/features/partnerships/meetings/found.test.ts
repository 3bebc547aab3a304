import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { find } from '#platform/search/find.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { keepDraft } from './drafts/keep.server.ts'
import { openScene } from './factories.ts'
import { draftInput, minutesInput } from './inputs.ts'
import { writeMinutes } from './minutes.server.ts'

describe('minutes', async () => {
  const { world, host, lead, stranger, call } = await openScene()
  afterAll(() => world.close())

  const save = (ctx: Ctx, id: string, text: string, version = 0) =>
    ok(write(ctx, (tx) => writeMinutes(tx, id, minutesInput.parse({ text, version }))))
  const found = async (ctx: Ctx, words: string) =>
    (await read(ctx, (tx) => find(tx, words)))
      .filter((one) => one.kind === 'minutes')
      .flatMap((one) => one.rows)

  it('are found by what they say, however far down, on both sides and by no stranger', async () => {
    const id = await call(host, { title: 'Winter round' })
    await save(host, id, `We met.${' And talked.'.repeat(900)} The projector stays with the library.`)
    for (const ctx of [host, lead, await world.as('viewer')])
      expect(await found(ctx, 'projector')).toMatchObject([
        {
          title: 'Winter round',
          href: `/meetings/${id}/minutes`,
          detail: expect.stringContaining('We met.'),
        },
      ])
    for (const ctx of [stranger, await (await world.another()).as('owner')])
      expect(await found(ctx, 'projector')).toEqual([])
  })

  it('are found as they are saved: neither by words that were written over, nor by a draft', async () => {
    const id = await call(host)
    await save(host, id, 'Of marmalade.')
    await save(lead, id, 'Of gingerbread.', 1)
    await keepHouse(host, (tx) =>
      keepDraft(tx, id, draftInput.parse({ draft: uuid(), text: 'Of liquorice.', version: 2 })),
    )
    expect(await found(host, 'marmalade')).toEqual([])
    expect(await found(host, 'liquorice')).toEqual([])
    expect(await found(host, 'gingerbread')).toHaveLength(1)
  })

  it('are found by who has left as far as they may still read them', async () => {
    const other = await world.organization('Oak Street')
    const shared = await makePartnership(world, [other])
    const before = await call(host, { partnershipId: shared, title: 'Before' })
    const after = await call(host, { partnershipId: shared, title: 'After' })
    await save(host, before, 'Of lanterns, before.')
    await save(host, after, 'Of candles.')
    await letLeave(world, shared, other, new Date(host.now.getTime() + 60_000))
    world.setNow(new Date(host.now.getTime() + 3_600_000).toISOString())
    await save(await world.as('coordinator'), after, 'Of candles and lanterns.', 1)
    const left = await world.as('lead', other)
    expect((await found(left, 'lanterns')).map((one) => one.title)).toEqual(['Before'])
    expect(await found(left, 'candles')).toEqual([])
  })
})
