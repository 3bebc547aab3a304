import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letStand, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'

describe('the API of what partners plan', () => {
  let world: World
  let silent: string
  let place: string
  let host: Ctx
  let lead: Ctx
  let outside: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    silent = await world.organization('Gracewater Church')
    place = await makePartnership(world, [silent])
    host = await world.as('coordinator')
    lead = await world.as('lead', silent)
    outside = await world.as('lead', await world.organization('Elsewhere'))
  })
  afterAll(() => world.close())

  const noun = (name: string): ApiResource => {
    const found = world.system.registry.api.find((one) => one.name === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
  const shown = async (name: string, id: string, ctx = host) =>
    noun(name).shape.parse(await read(ctx, async (tx) => noun(name).get(tx, id))) as Record<string, unknown>
  const made = async (name: string, input: object, ctx = host) => {
    const { create } = noun(name)
    const answer = await write(ctx, async (tx) =>
      create?.run(tx, create.input.parse({ partnershipId: place, ...input }) as never),
    )
    if (answer === undefined || isRefusal(answer)) throw new Error(JSON.stringify(answer))
    return answer.id
  }
  const set = (name: string, id: string, state: string, input: object, ctx = host) =>
    write(ctx, async (tx) => {
      const { make, input: shape } = noun(name).states?.[state] ?? {}
      if (make === undefined) throw new Error(`no ${name}/${state}`)
      return make(tx, id, shape?.parse(input) as never) as Promise<object>
    })

  it.each([
    ['goals', { what: 'More rides' }],
    ['objectives', { what: 'To be asked' }],
    ['learnings', { kind: 'need', text: 'A ride there', heardOn: '2026-03-01' }],
    ['recurring-promises', { text: 'A bus', rhythm: 'month', startsOn: '2026-04-10', times: 3 }],
  ])('says of %s which were recorded for a partner', async (name, input) => {
    expect(await shown(name, await made(name, input))).toMatchObject({ onBehalf: false })
    const evidence = { onBehalfOf: silent, evidence: 'Told us on the phone' }
    expect(await shown(name, await made(name, { ...input, ...evidence }))).toMatchObject({ onBehalf: true })
  })

  it('says of a rhythm of contact when it was proposed, and how late contact is once it is agreed', async () => {
    world.setNow('2026-03-01T12:00:00Z')
    const early = await world.as('coordinator')
    const id = await made('cadences', { organizationId: silent, everyDays: 14, channel: 'call' }, early)
    expect(await shown('cadences', id)).toMatchObject({ proposedOn: '2026-03-01', lateDays: null })
    await set('cadences', id, 'acceptance', { onBehalfOf: silent, evidence: 'By letter' }, early)
    world.setNow('2026-03-31T12:00:00Z')
    expect(await shown('cadences', id)).toMatchObject({
      dueOn: '2026-03-15',
      lateDays: 16,
      onBehalf: true,
    })
  })

  it('says of a promise that comes round who has accepted it, and how', async () => {
    const id = await made('recurring-promises', {
      text: 'Fuel',
      language: 'en',
      rhythm: 'month',
      startsOn: '2026-04-10',
      times: 3,
    })
    expect(await shown('recurring-promises', id)).toMatchObject({ language: 'en', acceptances: [] })
    await set('recurring-promises', id, 'acceptance', { onBehalfOf: silent, evidence: 'By letter' })
    expect(await shown('recurring-promises', id)).toMatchObject({
      acceptances: [{ organizationId: silent, acceptedOn: '2026-03-31', onBehalf: true }],
    })
  })

  it('says of a role whether its organization has agreed to it', async () => {
    const id = await made('work-pieces', { name: 'Drive' })
    await set('work-pieces', id, 'roles', { roles: [{ organizationId: silent, part: 'responsible' }] })
    expect(await shown('work-pieces', id)).toMatchObject({ roles: [{ accepted: false }] })
    await set('partnerships', place, 'roles-acceptance', {}, lead)
    expect(await shown('work-pieces', id)).toMatchObject({ roles: [{ accepted: true }] })
  })

  it('takes an endorsement back that was recorded for a partner, and not one of its own', async () => {
    const id = await made('visions', { text: 'A ride for each', version: 0 })
    const evidence = { onBehalfOf: silent, evidence: 'By letter' }
    const endorsed = async () => (await shown('visions', id)).endorsements
    await set('visions', id, 'endorsement', evidence)
    await set('visions', id, 'withdrawal', { organizationId: silent })
    expect(await endorsed()).toEqual([])
    await set('visions', id, 'endorsement', {}, lead)
    expect(await set('visions', id, 'withdrawal', { organizationId: silent })).toMatchObject({
      code: 'vision_endorsed_by_others',
    })
    const contributor = await world.as('contributor')
    await expect(
      set('visions', id, 'withdrawal', { organizationId: silent }, contributor),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(set('visions', id, 'withdrawal', {}, outside)).rejects.toBeInstanceOf(NotFound)
    await set('visions', id, 'withdrawal', {}, lead)
    expect(await endorsed()).toEqual([])
  })

  it('lets whoever stands for a partner ask for turns, and nobody else', async () => {
    expect(await set('partnerships', place, 'rota-turns', {}, lead)).toMatchObject({ code: 'rota_not_asked' })
    await letStand(world, place, lead)
    expect(await set('partnerships', place, 'rota-turns', {}, lead)).toMatchObject({
      historyId: expect.any(String),
    })
    await expect(set('partnerships', place, 'rota-turns', {}, outside)).rejects.toBeInstanceOf(NotFound)
  })
})
