import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, historyOfPartnership } from '#platform/activity/history.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { beginDiscussion } from './begin.server.ts'
import { changePost, renameDiscussion } from './change.server.ts'
import { mentionsDue } from './due.server.ts'
import { wishOfDiscussion, wishOfPartnership } from './follow.server.ts'
import { discussionInput, postInput } from './inputs.ts'
import { markAllRead, readUpToNow } from './mark-read.server.ts'
import { eraseSpeaker, openMentions } from './people.server.ts'
import { listPosts, postsIn } from './posts.server.ts'
import { unreadIn } from './reach.server.ts'
import { discussionsOn, listDiscussions, readDiscussion } from './reads.server.ts'
import { removePost } from './remove.server.ts'
import { sayInDiscussion } from './say-in.server.ts'
import { setMentionAside } from './set-aside.server.ts'

describe('discussions', () => {
  let world: World
  let harbor: string
  let oak: string
  let stranger: string
  let place: string
  let minutes = 0
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street')
    stranger = await world.organization('Elsewhere')
    place = await makePartnership(world, [harbor, oak])
  })
  afterAll(() => world.close())

  // Each act a minute after the one before, as people write.
  const as = async (...who: Parameters<World['as']>): Promise<Ctx> => {
    minutes += 1
    world.setNow(new Date(Date.parse('2026-03-31T12:00:00Z') + minutes * 60_000).toISOString())
    return world.as(...who)
  }
  const begin = async (ctx: Ctx, fields: object = {}, where = place) =>
    sure(
      await write(ctx, (tx) =>
        beginDiscussion(tx, where, discussionInput.parse({ body: 'Who brings the lamps?', ...fields })),
      ),
    )
  const say = async (ctx: Ctx, id: string, body: string, fields: object = {}) =>
    sure(await write(ctx, (tx) => sayInDiscussion(tx, id, postInput.parse({ body, ...fields }))))
  const bodies = async (ctx: Ctx, id: string) =>
    (await read(ctx, (tx) => postsIn(tx, id))).map((post) => post.body)
  const titles = async (ctx: Ctx, fields: object = {}) =>
    (
      await read(ctx, (tx) =>
        listDiscussions(tx, {
          query: '',
          direction: 'desc',
          cursor: null,
          limit: 50,
          partnershipId: place,
          ...fields,
        }),
      )
    ).items.map((one) => one.title)
  const noticesOf = (ctx: Ctx, subjectId: string) =>
    read(ctx, (tx) =>
      tx.db
        .selectFrom('notices')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', ctx.actor.personId)
        .where('subjectId', '=', subjectId)
        .select(['kind', 'text', 'quote', 'readAt', 'href'])
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    )
  const kinds = async (ctx: Ctx, id: string) => (await noticesOf(ctx, id)).map((one) => one.kind)

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

  it('tell who is asked by name, at once and with the words, and wait on their Today until they answer', async () => {
    const lead = await as('lead', harbor)
    const coordinator = await as('coordinator')
    const { id } = await begin(lead, { title: 'Keys', body: `Who has them, @${coordinator.actor.name}?` })
    expect(await noticesOf(coordinator, id)).toMatchObject([
      {
        kind: 'discussion.mention',
        text: expect.stringMatching(/asks you by name in “Keys”/),
        quote: expect.stringContaining('Who has them'),
        href: `/discussions/${id}`,
      },
    ])
    const due = () => read(coordinator, (tx) => dueItems(tx, mentionsDue))
    expect(await due()).toMatchObject([{ kind: 'discussion.mention', group: 'waiting' }])
    await say(await as('coordinator'), id, 'I do.')
    expect(await due()).toEqual([])
    // Who began it hears of the answer; whoever is named by the address of a mail is not asked.
    expect(await kinds(lead, id)).toEqual(['discussion.post'])
    await say(lead, id, `Write to keys@${coordinator.actor.name.replace(' ', '')}.example then.`)
    expect(await kinds(coordinator, id)).toEqual(['discussion.mention', 'discussion.post'])
  })

  it('let somebody who was asked set it aside, which the others see, and take that back', async () => {
    const lead = await as('lead', harbor)
    const coordinator = await as('coordinator')
    const { id, postId } = await begin(lead, { mentionPersonIds: [coordinator.actor.personId] })
    await expect(write(await as('owner'), (tx) => setMentionAside(tx, postId))).rejects.toBeInstanceOf(
      NotFound,
    )
    const { historyId } = await write(coordinator, (tx) => setMentionAside(tx, postId))
    const about = (items: { recordId: string }[]) => items.filter((one) => one.recordId === postId)
    expect(about(await read(coordinator, (tx) => dueItems(tx, mentionsDue)))).toEqual([])
    expect((await read(lead, (tx) => postsIn(tx, id)))[0]?.mentions).toMatchObject([{ setAside: true }])
    expect(await write(coordinator, (tx) => undo(tx, historyId))).toBeNull()
    expect(about(await read(coordinator, (tx) => dueItems(tx, mentionsDue)))).toHaveLength(1)
  })

  it('say which name was meant for nobody here, whether somebody elsewhere has it or not', async () => {
    await world.as('lead', stranger)
    const outside = (await world.as('lead', stranger)).actor.name
    const { asked } = await begin(await as('lead', harbor), { body: `@Zebedee and @${outside}: hello` })
    expect(asked.told).toEqual([])
    expect(asked.unknown).toContain('Zebedee')
    expect(await kinds(await as('lead', stranger), place)).toEqual([])
  })

  it('are heard of by who takes part or follows, and not by who muted them, who is asked by name all the same', async () => {
    const lead = await as('lead', harbor)
    const coordinator = await as('coordinator')
    const contributor = await as('contributor')
    const { id } = await begin(lead)
    await write(contributor, (tx) => wishOfDiscussion(tx, id, 'follow'))
    await say(coordinator, id, 'One.')
    await write(coordinator, (tx) => wishOfDiscussion(tx, id, 'mute'))
    await write(lead, (tx) => wishOfPartnership(tx, place, 'mute'))
    await say(await as('representative', harbor), id, 'Two.')
    expect(await kinds(contributor, id)).toEqual(['discussion.post', 'discussion.post'])
    expect(await kinds(coordinator, id)).toEqual([])
    expect(await kinds(lead, id)).toEqual(['discussion.post'])
    await say(await as('representative', harbor), id, `Three, @${coordinator.actor.name}.`)
    expect(await kinds(coordinator, id)).toEqual(['discussion.mention'])
    await write(lead, (tx) => wishOfPartnership(tx, place, null))
    expect(await read(coordinator, (tx) => readDiscussion(tx, id))).toMatchObject({ unread: 0, wish: 'mute' })
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

  it('read as they stood when an organization left', async () => {
    const where = await makePartnership(world, [harbor, oak])
    const lead = await as('lead', harbor)
    const { id, postId } = await begin(lead, { title: 'Before', body: 'As it was' }, where)
    await as('lead', oak)
    await letLeave(world, where, oak, new Date(Date.parse('2026-03-31T12:00:30Z') + minutes * 60_000))
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

  it('hand questions that nobody has answered to whoever takes over', async () => {
    const lead = await as('lead', harbor)
    const rep = await as('representative', harbor)
    const { postId } = await begin(await as('coordinator'), { mentionPersonIds: [rep.actor.personId] })
    const move = () =>
      keepHouse(lead, (tx) => openMentions.move(tx, rep.actor.personId ?? '', lead.actor.personId ?? ''))
    expect(
      await keepHouse(lead, (tx) =>
        openMentions.move(tx, rep.actor.personId ?? '', rep.actor.personId ?? ''),
      ),
    ).toBeGreaterThan(0)
    expect(await move()).toBeGreaterThan(0)
    const due = await read(lead, (tx) => dueItems(tx, mentionsDue))
    expect(due.map((one) => one.recordId)).toContain(postId)
    expect(await move()).toBe(0)
  })
})
