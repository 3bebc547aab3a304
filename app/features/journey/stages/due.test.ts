import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobContext } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { Evidence, Feature, KeyAction } from '#platform/features/feature.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnershipOf, represent } from '../factories.ts'
import { decideMove } from './decide.server.ts'
import { proposalsDue, readyDue } from './due.server.ts'
import { proposeMove } from './propose.server.ts'
import { lookAtStages } from './ready.server.ts'
import { stagesNoun } from './register.server.ts'

const held = new Set<string>()
const fake: Feature['evidence'] = (['listening_sessions', 'roles_clear', 'shared_vision'] as const).map(
  (keyAction: KeyAction) => ({
    keyAction,
    find: async (_tx: Tx, id: string): Promise<Evidence> => ({
      items: [],
      enough: held.has(`${id} ${keyAction}`),
      missing: null,
    }),
  }),
)

describe('what waits for those who decide', () => {
  let world: World
  let partner: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'journey', ...stagesNoun, evidence: fake }])
    partner = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())
  const due = (ctx: Ctx) => read(ctx, (tx) => dueItems(tx, proposalsDue))
  const ready = (ctx: Ctx) => read(ctx, (tx) => dueItems(tx, readyDue))

  it('are open proposals, on both sides, until they are answered', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Food Forward' })
    await write(await world.as('representative', partner), (tx) =>
      proposeMove(tx, id, { stage: 'acclimate', reason: 'It is time.' }),
    )
    for (const ctx of [
      await world.as('owner'),
      await world.as('coordinator'),
      await world.as('lead', partner),
    ])
      expect(await due(ctx), ctx.actor.role).toMatchObject([
        { kind: 'stage-proposal', group: 'waiting', partnershipId: id },
      ])
    for (const ctx of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('representative', partner),
      await world.as('lead', await world.organization('Elsewhere')),
    ])
      expect(await due(ctx), ctx.actor.role).toEqual([])
    await write(await world.as('owner'), (tx) => decideMove(tx, id, { stage: 'acclimate', reason: 'Yes.' }))
    expect(await due(await world.as('owner'))).toEqual([])
  })

  it('is a stage that misses nothing, for those who represent the partnership and decide', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Clean Creek' })
    const lead = await world.as('lead', partner)
    await represent(world, id, partner, lead.actor.personId ?? '')
    held.add(`${id} listening_sessions`).add(`${id} roles_clear`)
    expect(await ready(lead)).toEqual([])
    held.add(`${id} shared_vision`)
    expect(await ready(lead)).toMatchObject([
      { kind: 'stage-ready', recordId: id, group: 'week', doneHref: expect.stringContaining('acclimate') },
    ])
    expect(await ready(await world.as('owner')), 'represents nothing').toEqual([])
  })
  it('is found once and kept, until something happens in the partnership or another day comes', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Night School' })
    const lead = await world.as('lead', partner)
    await represent(world, id, partner, lead.actor.personId ?? '')
    const found = async (ctx = lead) => (await ready(ctx)).some((one) => one.recordId === id)
    const look = async (ctx = lead) => {
      const house = await jobContext(world.system, world.workspace.id)
      if (house !== null) await lookAtStages({ ...house, now: ctx.now, today: ctx.today }, {})
    }
    const [listening, roles, vision] = ['listening_sessions', 'roles_clear', 'shared_vision'].map(
      (keyAction) => `${id} ${keyAction}`,
    )
    for (const one of [listening, roles, vision]) held.add(one ?? '')
    await look()
    expect(await found()).toBe(true)
    // Nothing has happened: what is kept is read, and nobody is asked.
    held.delete(vision ?? '')
    expect(await found()).toBe(true)
    await write(await world.as('representative', partner), (tx) =>
      proposeMove(tx, id, { stage: 'acclimate', reason: 'It is time.' }),
    )
    expect(await found()).toBe(false)
    await look()
    held.add(vision ?? '')
    expect(await found()).toBe(false)
    const tomorrow = {
      ...lead,
      now: new Date(lead.now.getTime() + 86_400_000),
      today: addDays(lead.today, 1),
    }
    expect(await found(tomorrow)).toBe(true)
    await look(tomorrow)
    held.delete(vision ?? '')
    expect(await found(tomorrow)).toBe(true)
  })
})
