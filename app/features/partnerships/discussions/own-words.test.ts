import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { makePartnership } from '../factories.ts'
import { changePost, renameDiscussion } from './change.server.ts'
import { openScene } from './factories.ts'
import { postInput } from './inputs.ts'
import { eraseSpeaker } from './people.server.ts'
import { postsIn } from './posts.server.ts'
import { readDiscussion } from './reads.server.ts'
import { removePost } from './remove.server.ts'

describe('discussions', async () => {
  const { world, harbor, oak, as, begin, say, bodies, kinds } = await openScene()
  afterAll(() => world.close())

  it('let people change their own words only; two who save at once both see both texts', async () => {
    const lead = await as('lead', harbor)
    const { id, postId } = await begin(lead)
    for (const ctx of [await as('owner'), await as('representative', harbor), await as('lead', oak)])
      await expect(
        write(ctx, (tx) => changePost(tx, postId, { body: 'Mine', version: 1 })),
      ).rejects.toBeInstanceOf(Forbidden)
    const coordinator = await as('coordinator')
    sure(
      await write(lead, (tx) =>
        changePost(tx, postId, { body: `Who brings the oil, @${coordinator.actor.name}?`, version: 1 }),
      ),
    )
    expect(await kinds(coordinator, id)).toEqual(['discussion.mention'])
    await expect(
      write(lead, (tx) => changePost(tx, postId, { body: 'Second thoughts', version: 1 })),
    ).rejects.toBeInstanceOf(Stale)
    await expect(
      write(lead, (tx) => changePost(tx, postId, { body: 'Second thoughts', version: 1 })),
    ).rejects.toMatchObject({ theirs: { body: expect.stringContaining('oil'), version: 2 } })
    expect((await read(coordinator, (tx) => postsIn(tx, id)))[0]).toMatchObject({
      version: 2,
      changedAt: expect.any(Date),
    })
    await expect(
      write(await as('lead', oak), (tx) => renameDiscussion(tx, id, { title: 'Oil', version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await write(lead, (tx) => renameDiscussion(tx, id, { title: 'Oil', version: 1 })))
    expect(await read(coordinator, (tx) => readDiscussion(tx, id))).toMatchObject({
      title: 'Oil',
      version: 2,
    })
  })

  it('give back what was taken away; with the last post a discussion goes, and comes back with it', async () => {
    const lead = await as('lead', harbor)
    const { id, postId, historyId } = await begin(lead, { title: 'Only this' })
    await expect(
      write(await as('representative', harbor), (tx) => removePost(tx, postId)),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(write(await as('owner'), (tx) => removePost(tx, postId))).rejects.toBeInstanceOf(Forbidden)
    const removed = sure(await write(lead, (tx) => removePost(tx, postId)))
    await expect(read(lead, (tx) => readDiscussion(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect(await write(lead, (tx) => undo(tx, removed.historyId))).toBeNull()
    expect(await bodies(lead, id)).toHaveLength(1)
    const answer = await say(await as('representative', oak), id, 'I do.')
    expect(await write(lead, (tx) => undo(tx, historyId))).toMatchObject({ code: 'discussion_answered' })
    expect(await write(await as('representative', oak), (tx) => undo(tx, answer.historyId))).toBeNull()
    expect(await bodies(lead, id)).toEqual(['Who brings the lamps?'])
  })

  it('take no empty words, none that are too long and none that can’t be written', () => {
    const issue = (body: string) => {
      try {
        parseInput(postInput, { body })
      } catch (failure) {
        return failure instanceof Invalid ? failure.issues[0] : failure
      }
    }
    expect(issue('  \n ')).toMatchObject({ path: 'body', code: 'issue_required' })
    expect(issue('a'.repeat(20_001))).toMatchObject({
      path: 'body',
      code: 'issue_too_long',
      facts: { most: 20_000 },
    })
    expect(issue('a\u0000b')).toMatchObject({ path: 'body' })
    expect(issue('a'.repeat(20_000))).toBeUndefined()
  })

  it('keep what an erased person said, without the name, as words that nobody can change', async () => {
    const where = await makePartnership(world, [harbor])
    const { id, postId } = await begin(await as('representative', harbor), {}, where)
    const gone = (await as('representative', harbor)).actor.personId ?? ''
    await keepHouse(await as('owner'), (tx) => eraseSpeaker.erase(tx, gone))
    const lead = await as('lead', harbor)
    expect((await read(lead, (tx) => postsIn(tx, id)))[0]).toMatchObject({ personId: null, personName: null })
    const key: Ctx = { ...lead, actor: { ...lead.actor, kind: 'key', personId: null } }
    for (const ctx of [lead, key, await as('owner')])
      await expect(
        write(ctx, (tx) => changePost(tx, postId, { body: 'Mine now', version: 1 })),
      ).rejects.toBeInstanceOf(Forbidden)
    sure(await write(lead, (tx) => removePost(tx, postId)))
  })

  it('let programs put right what programs of their organization said, and nobody else', async () => {
    const owner = await as('owner')
    const key: Ctx = { ...owner, actor: { ...owner.actor, kind: 'key', personId: null } }
    const { id, postId } = await begin(key, { title: 'Rooms', body: 'Room 3 is booked.' })
    expect((await read(key, (tx) => postsIn(tx, id)))[0]).toMatchObject({
      cameBy: 'program',
      personName: null,
    })
    await expect(
      write(owner, (tx) => changePost(tx, postId, { body: 'x', version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await write(key, (tx) => changePost(tx, postId, { body: 'Room 4 is booked.', version: 1 })))
  })

  it('are a person’s own words by their own key, to put right on the page and by nobody else’s program', async () => {
    const lead = await as('lead', harbor)
    const { ctx: key } = await ownKeyOf(lead)
    const { id, postId } = await begin(key, { title: 'Lamps', body: 'I bring three.' })
    expect((await read(lead, (tx) => postsIn(tx, id)))[0]).toMatchObject({
      cameBy: 'key',
      personId: lead.actor.personId,
      language: null,
    })
    const program: Ctx = { ...lead, actor: { ...lead.actor, kind: 'key', personId: null } }
    await expect(
      write(program, (tx) => changePost(tx, postId, { body: 'x', version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await write(lead, (tx) => changePost(tx, postId, { body: 'I bring four.', version: 1 })))
    const said = await begin(program, { title: 'Rooms', body: 'Room 3 is booked.' })
    await expect(
      write(key, (tx) => changePost(tx, said.postId, { body: 'x', version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})
