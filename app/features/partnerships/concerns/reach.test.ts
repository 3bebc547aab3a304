import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { openScene } from './factories.ts'
import { listConcerns } from './list.server.ts'
import { logReading, readingsOf } from './readings.server.ts'
import { concernsOf, messagesOf, readConcern } from './reads.server.ts'
import { concerns } from './register.server.ts'
import { sayInConcern } from './say.server.ts'
import { acceptStewardship } from './steward.server.ts'

describe('concerns', async () => {
  const {
    world,
    place,
    owner,
    coordinator,
    raiser,
    colleague,
    party,
    steward,
    third,
    stranger,
    neighbor,
    raise,
    seen,
    reaches,
    everything,
  } = await openScene()
  afterAll(() => world.close())

  it('raised openly are read whole by every partner and nobody else', async () => {
    const { id } = await raise()
    for (const ctx of [owner, coordinator, raiser, colleague, party, steward, third])
      expect(await reaches(ctx, id)).toBe('all')
    for (const ctx of [stranger, neighbor]) expect(await reaches(ctx, id)).toBe('nothing')
  })

  it.each([
    ['everything', 'all', 'all'],
    ['summary', 'summary', 'summary'],
    ['nothing', 'nothing', 'summary'],
  ])(
    'raised confidentially with %s shown are %s to the other party at first, and %s once acknowledged',
    async (shown, before, after) => {
      const { id } = await raise({ openness: 'confidential', shown })
      const nobody = [owner, coordinator, colleague, third, stranger, neighbor]
      for (const ctx of nobody) expect(await reaches(ctx, id)).toBe('nothing')
      expect(await reaches(raiser, id)).toBe('all')
      expect(await reaches(party, id)).toBe(before)
      // Who is asked to see to it reads the line; the rest once they have said yes.
      expect(await reaches(steward, id)).toBe('summary')
      await must(steward, (tx) => acceptStewardship(tx, id))
      expect(await reaches(steward, id)).toBe('all')
      await must(steward, (tx) => acknowledgeConcern(tx, id))
      expect(await reaches(party, id)).toBe(after)
      for (const ctx of nobody) expect(await reaches(ctx, id)).toBe('nothing')
      await must(raiser, (tx) => sayInConcern(tx, id, { body: 'Between us' }))
      const messages = async (ctx: Ctx) => read(ctx, async (tx) => messagesOf(tx, await readConcern(tx, id)))
      expect(await messages(steward)).toMatchObject([{ body: 'Between us', side: 'raiser' }])
      expect(await messages(party)).toBeNull()
      if (after === 'summary') expect((await seen(party, id)).raisedBy).toBeNull()
    },
  )

  it('about the host give its owner and coordinators no special way in', async () => {
    const { id } = await raise({
      openness: 'confidential',
      shown: 'nothing',
      partyOrganizationIds: [world.hostId],
    })
    expect(await reaches(owner, id)).toBe('nothing')
    expect(await reaches(coordinator, id)).toBe('nothing')
    expect(
      await read(owner, (tx) => listConcerns(tx, { standing: 'all', query: 'Faces' })),
    ).not.toContainEqual(expect.objectContaining({ id }))
    const api = concerns.api?.[0]
    for (const ctx of [owner, raiser, steward])
      await expect(read(ctx, async (tx) => api?.get(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('tell in history and in notices nothing of what a confidential one is about', async () => {
    const words = 'Zebra crossing'
    const { id } = await raise({ openness: 'confidential', summary: words, about: words })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => sayInConcern(tx, id, { body: words }))
    await world.system.jobs.drain(world.system)
    for (const [table, text] of await everything())
      if (!['concerns', 'concern_messages'].includes(table)) expect(text, table).not.toContain(words)
    const told = await read(owner, (tx) =>
      tx.db.selectFrom('history').where('subjectId', '=', id).selectAll().execute(),
    )
    expect(told.length).toBeGreaterThan(2)
    for (const entry of told) expect(entry).toMatchObject({ partnershipId: null, fields: [] })
  })

  it('write down who opened one that is not open, for those who read it', async () => {
    const { id } = await raise({ openness: 'confidential' })
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, id)))
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, id)))
    expect(await read(raiser, (tx) => readingsOf(tx, id))).toMatchObject([
      { organization: 'Harbor Arts', times: 2, lastOn: '2026-03-31' },
    ])
    const open = await raise()
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, open.id)))
    expect(await read(raiser, (tx) => readingsOf(tx, open.id))).toEqual([])
  })

  it('are listed open or settled, for those in reach', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'nothing' })
    const listed = async (ctx: Ctx, standing: 'open' | 'settled') =>
      (await read(ctx, (tx) => listConcerns(tx, { standing, query: '' }))).some((one) => one.id === id)
    expect(await listed(raiser, 'open')).toBe(true)
    expect(await listed(raiser, 'settled')).toBe(false)
    for (const ctx of [owner, party, third, stranger]) expect(await listed(ctx, 'open')).toBe(false)
    expect((await read(third, (tx) => concernsOf(tx, place))).every((one) => one.openness === 'open')).toBe(
      true,
    )
  })
})
