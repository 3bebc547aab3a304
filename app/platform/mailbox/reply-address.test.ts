import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { tokenAmong } from './address.ts'
import { replyAddress } from './reply-address.server.ts'

describe('where somebody answers by mail', () => {
  let world: World
  let owner: Ctx
  beforeAll(async () => {
    world = await openWorld([
      { name: 'test', mailReplies: [{ kind: 'thread', receive: async () => undefined }] },
    ])
    world.system.settings.inboundMail = 'reply@commonweave.example'
    owner = await world.as('owner')
  })
  afterAll(() => world.close())

  const of = (subjectId: string, personId: string, ctx = owner) =>
    keepHouse(ctx, (tx) => replyAddress(tx, { kind: 'thread', subjectId, personId }))

  it('is one address for each thing and person, always the same', async () => {
    const [ruth, sam] = [await world.person('Ruth'), await world.person('Sam')]
    const [one, two] = [uuid(), uuid()]
    const first = await of(one, ruth)
    expect(first).toMatch(/^reply\+[0-9a-f]{32}@commonweave\.example$/)
    expect(await of(one, ruth)).toBe(first)
    expect(new Set([first, await of(two, ruth), await of(one, sam)]).size).toBe(3)
  })

  it('can’t be read from the database', async () => {
    const token = tokenAmong(
      [(await of(uuid(), await world.person('Ada'))) ?? ''],
      'reply@commonweave.example',
    )
    const rows = await keepHouse(owner, (tx) => tx.db.selectFrom('replyAddresses').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(token).not.toBeNull()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is none where no mailbox is set, and none for what takes no answers', async () => {
    const person = await world.person('Lin')
    const { settings } = owner.system
    const without = { ...owner, system: { ...owner.system, settings: { ...settings, inboundMail: null } } }
    expect(await of(uuid(), person, without)).toBeNull()
    await expect(
      keepHouse(owner, (tx) => replyAddress(tx, { kind: 'weather', subjectId: uuid(), personId: person })),
    ).rejects.toThrow('no feature takes answers to weather')
  })
})
