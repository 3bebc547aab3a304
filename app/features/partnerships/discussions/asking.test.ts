import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { mentionsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { wishOfDiscussion, wishOfPartnership } from './follow.server.ts'
import { openMentions } from './people.server.ts'
import { postsIn } from './posts.server.ts'
import { readDiscussion } from './reads.server.ts'
import { setMentionAside } from './set-aside.server.ts'

describe('discussions', async () => {
  const { world, harbor, stranger, place, as, begin, say, noticesOf, kinds } = await openScene()
  afterAll(() => world.close())

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
