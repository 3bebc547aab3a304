import { afterAll, describe, expect, it } from 'vitest'
import { historyOf, historyOfPartnership } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { changePost, renameDiscussion } from './change.server.ts'
import { openScene } from './factories.ts'
import { wishOfDiscussion } from './follow.server.ts'
import { markAllRead, readUpToNow } from './mark-read.server.ts'
import { listPosts } from './posts.server.ts'
import { unreadIn } from './reach.server.ts'
import { discussionsOn, readDiscussion } from './reads.server.ts'
import { removePost } from './remove.server.ts'

describe('discussions', async () => {
  const { world, harbor, oak, stranger, place, as, begin, say, bodies, titles, noticesOf, kinds } =
    await openScene()
  afterAll(() => world.close())

  it('hang on the partnership or a record in it, and take their first line for a title', async () => {
    const coordinator = await as('coordinator')
    const goal = sure(
      await write(coordinator, (tx) => setGoal(tx, place, goalInput.parse({ what: 'Light on Mill Road' }))),
    )
    const { id } = await begin(await as('representative', harbor), {
      subjectKind: 'goal',
      subjectId: goal.id,
      body: '# Which lamps?\n\nThe old ones are dim.',
    })
    const on = await read(await as('lead', oak), (tx) => discussionsOn(tx, { kind: 'goal', id: goal.id }))
    expect(on).toMatchObject([
      { id, title: 'Which lamps?', posts: 1, organizationName: 'Harbor Youth', audience: 'partnership' },
    ])
    await say(await as('lead', oak), id, 'The brass ones.')
    expect(await bodies(coordinator, id)).toHaveLength(2)
    const lines = await read(coordinator, (tx) => historyOf(tx, { subjectKind: 'discussion', subjectId: id }))
    expect(lines.map((line) => line.text)).toEqual([expect.stringMatching(/began a discussion$/)])
  })

  it('hang on nothing out of reach, in another partnership or of a kind that can’t be discussed', async () => {
    const elsewhere = await makePartnership(world, [stranger])
    const coordinator = await as('coordinator')
    const goal = sure(
      await write(coordinator, (tx) => setGoal(tx, elsewhere, goalInput.parse({ what: 'Theirs' }))),
    )
    const lead = await as('lead', harbor)
    for (const [ctx, subjectId] of [
      [lead, goal.id],
      [coordinator, goal.id],
      [lead, elsewhere],
    ] as const)
      await expect(begin(ctx, { subjectKind: 'goal', subjectId })).rejects.toBeInstanceOf(NotFound)
    await expect(begin(lead, { subjectKind: 'note', subjectId: goal.id })).rejects.toMatchObject({
      issues: [{ path: 'subjectKind' }],
    })
    await expect(begin(lead, {}, elsewhere)).rejects.toBeInstanceOf(NotFound)
    await expect(begin(await as('viewer'))).rejects.toBeInstanceOf(Forbidden)
  })

  it('are neither read nor found nor answered outside, or in another workspace', async () => {
    const { id, postId } = await begin(await as('lead', harbor), { title: 'Quokka lamps', body: 'Wombat' })
    const outside = await as('lead', stranger)
    const other = await (await world.another()).as('owner')
    for (const ctx of [outside, other]) {
      for (const attempt of [
        () => read(ctx, (tx) => readDiscussion(tx, id)),
        () => say(ctx, id, 'Hello'),
        () => write(ctx, (tx) => removePost(tx, postId)),
        () => write(ctx, (tx) => changePost(tx, postId, { body: 'x', version: 1 })),
        () => write(ctx, (tx) => wishOfDiscussion(tx, id, 'follow')),
      ])
        await expect(attempt()).rejects.toBeInstanceOf(NotFound)
      for (const word of ['Quokka', 'Wombat'])
        expect(JSON.stringify(await read(ctx, (tx) => find(tx, word)))).not.toContain(id)
    }
    expect(JSON.stringify(await read(await as('lead', oak), (tx) => find(tx, 'Wombat')))).toContain(id)
    expect(await titles(await as('lead', oak), { query: 'wombat' })).toEqual(['Quokka lamps'])
  })

  it('that an organization keeps to itself are read by nobody else, not even the host’s owner', async () => {
    const lead = await as('lead', harbor)
    const { id, postId } = await begin(lead, {
      title: 'Between us',
      body: 'Platypus',
      audience: 'organization',
    })
    await say(await as('representative', harbor), id, 'Agreed.')
    for (const ctx of [await as('owner'), await as('lead', oak)]) {
      await expect(read(ctx, (tx) => readDiscussion(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(say(ctx, id, 'Hm')).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => removePost(tx, postId))).rejects.toBeInstanceOf(NotFound)
      expect(await titles(ctx)).not.toContain('Between us')
      expect(JSON.stringify(await read(ctx, (tx) => find(tx, 'Platypus')))).not.toContain('Between us')
      const posts = await read(ctx, (tx) =>
        listPosts(tx, { query: '', cursor: null, limit: 200, partnershipId: place }),
      )
      expect(JSON.stringify(posts)).not.toContain('Platypus')
      expect(JSON.stringify(await read(ctx, (tx) => historyOfPartnership(tx, place)))).not.toContain(
        'Between us',
      )
    }
    expect(await bodies(lead, id)).toEqual(['Platypus', 'Agreed.'])
    // Nobody of another organization is asked in it either, though all of them are in the partnership.
    const { personId } = (await as('lead', oak)).actor
    await expect(say(lead, id, 'And you?', { mentionPersonIds: [personId] })).rejects.toMatchObject({
      issues: [{ path: 'mentionPersonIds', code: 'issue_mention_reach' }],
    })
    await say(lead, id, `@${(await as('lead', oak)).actor.name} what do you think?`)
    expect(await kinds(await as('lead', oak), id)).toEqual([])
  })

  it('are new to each reader until they open them, from when they came in', async () => {
    const where = await makePartnership(world, [harbor])
    const lead = await as('lead', harbor)
    const owner = await as('owner')
    const { id } = await begin(lead, {}, where)
    await begin(lead, {}, where)
    const unread = (ctx: Ctx) => read(ctx, (tx) => unreadIn(tx, where))
    expect([await unread(owner), await unread(lead)]).toEqual([2, 0])
    await keepHouse(await as('owner'), (tx) => readUpToNow(tx, id))
    expect(await unread(owner)).toBe(1)
    await say(await as('lead', harbor), id, 'More.')
    expect(await read(owner, (tx) => readDiscussion(tx, id))).toMatchObject({ unread: 1, posts: 2 })
    expect(await titles(owner, { partnershipId: where, view: 'unread' })).toHaveLength(2)
    expect(await write(await as('owner'), (tx) => markAllRead(tx, where))).toBe(2)
    expect(await unread(owner)).toBe(0)
    expect((await noticesOf(owner, id)).every((one) => one.readAt !== null)).toBe(true)
  })

  it('read as they stood when an organization left', async () => {
    const where = await makePartnership(world, [harbor, oak])
    const lead = await as('lead', harbor)
    const { id, postId } = await begin(lead, { title: 'Before', body: 'As it was' }, where)
    await as('lead', oak)
    await letLeave(world, where, oak, new Date(world.system.now().getTime() + 30_000))
    sure(
      await write(await as('lead', harbor), (tx) => renameDiscussion(tx, id, { title: 'After', version: 1 })),
    )
    sure(
      await write(await as('lead', harbor), (tx) => changePost(tx, postId, { body: 'As it is', version: 1 })),
    )
    await say(await as('lead', harbor), id, 'Later')
    await begin(await as('lead', harbor), { title: 'Newer' }, where)
    const left = await as('lead', oak)
    expect(await bodies(left, id)).toEqual(['As it was'])
    expect(await titles(left, { partnershipId: where })).toEqual(['Before'])
    expect(await titles(left, { partnershipId: where, query: 'Later' })).toEqual([])
    await expect(say(left, id, 'Still here')).rejects.toBeInstanceOf(Forbidden)
    // Nobody is told of what they don't read any more.
    expect(await kinds(left, id)).toEqual([])
  })
})
