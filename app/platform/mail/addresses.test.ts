import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepHouse, read } from '../context/transaction.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { mailAddresses } from './addresses.server.ts'

describe('where people are written to', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([])
  })
  afterAll(() => world.close())

  it('is where they sign in, else the address in their record, and nowhere without either', async () => {
    const { personId } = (await world.as('coordinator')).actor
    const member = { id: personId ?? '', email: 'changed@elsewhere.example' }
    const known = { id: await world.person('Known'), email: 'known@maple.example' }
    const silent = { id: await world.person('Silent'), email: null }
    const empty = { id: await world.person('Empty'), email: '' }
    const found = await read(await world.as('owner'), (tx) =>
      mailAddresses(tx, [member, known, silent, empty]),
    )
    expect([...found]).toEqual([
      [member.id, expect.stringMatching(/^coordinator-\d+@demo\.example$/)],
      [known.id, 'known@maple.example'],
    ])
  })

  it('is no longer where they signed in once they are no member, and never told to another workspace', async () => {
    const viewer = await world.as('viewer')
    const asked = [{ id: viewer.actor.personId ?? '', email: null }]
    const other = await world.another()
    expect((await read(await other.as('owner'), (tx) => mailAddresses(tx, asked))).size).toBe(0)
    expect((await read(viewer, (tx) => mailAddresses(tx, asked))).size).toBe(1)
    await keepHouse(viewer, (tx) =>
      tx.db
        .updateTable('memberships')
        .set({ endedAt: tx.now })
        .where('id', '=', viewer.actor.membershipId ?? '')
        .execute(),
    )
    expect((await read(viewer, (tx) => mailAddresses(tx, asked))).size).toBe(0)
  })
})
