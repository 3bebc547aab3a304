import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { addCommunity } from './add.server.ts'
import { changeCommunity } from './change.server.ts'
import { communityInput } from './inputs.ts'
import { listCommunities, readCommunity } from './reads.server.ts'
import { communities } from './register.server.ts'
import { removeCommunity, restoreCommunity } from './remove.server.ts'

const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const
const eastside = communityInput.parse({ name: 'Eastside', population: 4200 })

describe('communities', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...communities }])
  })
  afterAll(() => world.close())

  it('are added by staff and found by a part of their name, without its accents, and with one slip', async () => {
    const ctx = await world.as('contributor')
    const { id } = await write(ctx, (tx) => addCommunity(tx, { ...eastside, name: 'Familias del Río' }))
    for (const query of ['rio', 'FAMILIAS', 'familas']) {
      const found = await read(ctx, (tx) => listCommunities(tx, { ...all, query }))
      expect(
        found.items.map((item) => item.id),
        query,
      ).toContain(id)
    }
  })

  it('are not added by someone who only reads, nor by a partner', async () => {
    const partner = await world.organization('Harbor Youth')
    for (const ctx of [
      await world.as('viewer'),
      await world.as('lead', partner),
      await world.as('representative', partner),
    ])
      await expect(write(ctx, (tx) => addCommunity(tx, eastside))).rejects.toBeInstanceOf(Forbidden)
  })

  it('keep both texts when two people save at once', async () => {
    const ctx = await world.as('coordinator')
    const { id } = await write(ctx, (tx) => addCommunity(tx, eastside))
    await write(ctx, (tx) => changeCommunity(tx, id, { ...eastside, place: 'First', version: 1 }))
    const late = write(ctx, (tx) => changeCommunity(tx, id, { ...eastside, place: 'Second', version: 1 }))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { place: 'First', version: 2 } })
  })

  it('are gone when removed, and back when that is undone', async () => {
    const ctx = await world.as('coordinator')
    const { id } = await write(ctx, (tx) => addCommunity(tx, eastside))
    const { historyId } = await write(ctx, (tx) => removeCommunity(tx, id))
    await expect(read(ctx, (tx) => readCommunity(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(ctx, (tx) =>
      restoreCommunity(tx, { id: historyId, subjectId: id, before: null, after: null }),
    )
    expect(await read(ctx, (tx) => readCommunity(tx, id))).toMatchObject({ name: 'Eastside' })
  })

  it('come page by page in the order of their names, each once', async () => {
    const ctx = await (await world.another()).as('coordinator')
    for (const name of ['beta', 'Álamo', 'alba', 'Gamma'])
      await write(ctx, (tx) => addCommunity(tx, { ...eastside, name }))
    const first = await read(ctx, (tx) => listCommunities(tx, { ...all, limit: 3 }))
    expect(first.items.map((item) => item.name)).toEqual(['Álamo', 'alba', 'beta'])
    expect(first.total).toBe(4)
    const { readCursor } = await import('#platform/http/listing.ts')
    const second = await read(ctx, (tx) =>
      listCommunities(tx, { ...all, limit: 3, cursor: readCursor(first.next) }),
    )
    expect(second).toMatchObject({ items: [{ name: 'Gamma' }], next: null })
  })
})
