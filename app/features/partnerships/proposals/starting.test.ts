import { afterAll, describe, expect, it } from 'vitest'
import { communityOf } from '#features/landscape/factories.ts'
import { reachableOrganizations } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { makePartnership } from '../factories.ts'
import { communitiesServed, readPartnership } from '../partnerships/reads.server.ts'
import { openScene } from './factories.ts'

describe('proposals', async () => {
  const { world, harbor, library, coordinator, scene, made, look, accept, standing, fails, newName } =
    await openScene()
  afterAll(() => world.close())

  it('of a new partnership start it when accepted: who proposed and who was named are asked', async () => {
    const id = await made({
      kind: 'partnership',
      name: 'Story Steps',
      purpose: 'Stories.',
      organizationIds: [library],
    })
    const { startedPartnershipId } = sure(await accept(id, { beganOn: '2026-03-01' }))
    const partnership = await read(coordinator, (tx) => readPartnership(tx, startedPartnershipId ?? ''))
    expect(partnership).toMatchObject({ name: 'Story Steps', purpose: 'Stories.', beganOn: '2026-03-01' })
    expect(partnership.partners.map((one) => [one.organizationId, one.standing])).toEqual(
      expect.arrayContaining([
        [world.hostId, 'accepted'],
        [harbor, 'invited'],
        [library, 'invited'],
      ]),
    )
    expect(await look(id)).toMatchObject({ standing: 'accepted', startedPartnershipId })
  })

  it('may name an organization that isn’t in the records; whoever accepts chooses its record or adds one', async () => {
    const choir = 'Mill Road Choir, Senior Group'
    const id = await made({ kind: 'partnership', name: newName(), otherOrganizations: [choir] })
    expect((await look(id)).organizations).toEqual([{ id: null, name: choir }])
    expect(await accept(id)).toMatchObject({ code: 'proposal_unknown', facts: { name: choir } })
    const { startedPartnershipId } = sure(await accept(id, { newOrganizations: [choir] }))
    const { partners } = await read(coordinator, (tx) => readPartnership(tx, startedPartnershipId ?? ''))
    expect(partners.map((one) => one.name)).toContain(choir)

    const { partnershipId } = await scene()
    const again = await made({ kind: 'partner', partnershipId, otherOrganizations: ['The library'] })
    sure(await accept(again, { organizationIds: [library] }))
    expect(await standing(partnershipId, library)).toBe('invited')
  })

  it('don’t add a second record of one that is there, until it was looked at', async () => {
    await world.organization('Night Bus Friends')
    const { partnershipId } = await scene()
    const id = await made({ kind: 'partner', partnershipId, otherOrganizations: ['night bus friends'] })
    const answer = await accept(id, { newOrganizations: ['night bus friends'] })
    expect(answer).toMatchObject({ code: 'organization_likely' })
    expect((await look(id)).standing).toBe('open')
    const ids = String(isRefusal(answer) ? answer.facts.ids : '')
    sure(await accept(id, { newOrganizations: ['night bus friends'], confirmed: ids.split(' ') }))
    expect((await look(id)).standing).toBe('accepted')
  })

  it('of a new partnership name whom it would serve, and it does when they are accepted', async () => {
    const lead = await world.as('lead', harbor)
    const [street, elders] = [await communityOf(world, 'Mill Road'), await communityOf(world, 'Elders')]
    const id = await made({ kind: 'partnership', name: newName(), communityIds: [street, elders, street] })
    expect((await look(id, lead)).communities).toEqual([
      { id: elders, name: 'Elders' },
      { id: street, name: 'Mill Road' },
    ])
    const served = async (startedId: string | null) =>
      (await read(coordinator, (tx) => communitiesServed(tx, startedId ?? ''))).map((one) => one.id)
    expect(await served(sure(await accept(id)).startedPartnershipId)).toEqual(
      expect.arrayContaining([street, elders]),
    )
    const fewer = await made({ kind: 'partnership', name: newName(), communityIds: [street, elders] })
    expect(await served(sure(await accept(fewer, { communityIds: [elders] })).startedPartnershipId)).toEqual([
      elders,
    ])
    expect(await fails({ kind: 'partnership', name: newName(), communityIds: [harbor] })).toMatchObject({
      path: 'communityIds',
    })
    const { partnershipId } = await scene()
    const partner = await made({
      kind: 'partner',
      partnershipId,
      organizationIds: [library],
      communityIds: [street],
    })
    expect((await look(partner)).communities).toEqual([])
  })

  it('take back with an acceptance what it added to the records, unless something else leads to it', async () => {
    const there = async (name: string) =>
      (
        await read(coordinator, (tx) =>
          reachableOrganizations(tx).where('organizations.name', '=', name).select('id').execute(),
        )
      )[0]?.id
    const acceptAdding = async (name: string, partnershipId: string | null = null) => {
      const id = await made({
        ...(partnershipId === null
          ? { kind: 'partnership', name: newName() }
          : { kind: 'partner', partnershipId }),
        otherOrganizations: [name],
      })
      const { historyId } = sure(await accept(id, { newOrganizations: [name] }))
      return { historyId, added: (await there(name)) ?? '' }
    }
    const back = (historyId: string) => write(coordinator, (tx) => undo(tx, historyId))
    for (const [name, partnershipId] of [
      ['Tin Whistle Club', null],
      ['Paper Boat Works', (await scene()).partnershipId],
    ] as const) {
      const { historyId, added } = await acceptAdding(name, partnershipId)
      expect(added).not.toBe('')
      expect(await back(historyId)).toBeNull()
      expect(await there(name), name).toBeUndefined()
    }
    const used: [string, (id: string) => Promise<unknown>][] = [
      ['Rope Walk', async (id) => world.as('lead', id)],
      ['Lime Kiln', async (id) => makePartnership(world, [id])],
      ['Ice House', async (id) => made({ kind: 'partnership', name: newName(), organizationIds: [id] })],
      [
        'Clay Yard',
        (id) =>
          keepHouse(coordinator, (tx) =>
            tx.db.updateTable('organizations').set({ version: 2 }).where('id', '=', id).execute(),
          ),
      ],
    ]
    for (const [name, use] of used) {
      const { historyId, added } = await acceptAdding(name)
      await use(added)
      expect(await back(historyId)).toBeNull()
      expect(await there(name), name).toBe(added)
    }
  })
})
