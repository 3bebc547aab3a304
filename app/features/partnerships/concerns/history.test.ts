import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { openScene } from './factories.ts'
import { concernHistory } from './history.server.ts'
import { readConcern } from './reads.server.ts'
import { acceptStewardship } from './steward.server.ts'

describe('the history of a concern', async () => {
  const scene = await openScene()
  const { world, vendors, arts, raiser, colleague, party, steward, third, raise } = scene
  afterAll(() => world.close())

  const lines = async (ctx: Ctx, id: string) =>
    (await read(ctx, async (tx) => concernHistory(tx, await readConcern(tx, id))))?.map(({ text }) => text)
  const accepted = async (fields: object) => {
    const { id } = await raise(fields)
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    return id
  }

  it('that is open is read by every partner', async () => {
    const id = await accepted({ openness: 'open' })
    for (const ctx of [raiser, party, third])
      expect(await lines(ctx, id)).toEqual([
        expect.stringContaining('acknowledged a concern'),
        expect.stringContaining('took on being the steward'),
        expect.stringContaining('raised a concern'),
      ])
  })

  it('that is confidential is read by raiser and steward, as far as their own organization did it', async () => {
    // About the arts and the raiser's own organization, whose lead may read a line of it and not who raised it.
    const id = await accepted({
      openness: 'confidential',
      shown: 'summary',
      partyOrganizationIds: [arts, vendors],
    })
    expect(await lines(raiser, id)).toEqual([expect.stringContaining('raised a concern')])
    expect(await lines(steward, id)).toHaveLength(2)
    for (const ctx of [party, colleague]) expect(await lines(ctx, id)).toBeUndefined()
  })

  it('that is anonymous is read by nobody', async () => {
    const id = await accepted({ openness: 'anonymous', shown: 'everything' })
    for (const ctx of [steward, party]) expect(await lines(ctx, id)).toBeUndefined()
  })
})
