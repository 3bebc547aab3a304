import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { Evidence, Feature, KeyAction } from '#platform/features/feature.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnershipOf, represent } from '../factories.ts'
import { decideMove } from './decide.server.ts'
import { proposalsDue, readyDue } from './due.server.ts'
import { proposeMove } from './propose.server.ts'
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
  const due = (ctx: Ctx) => read(ctx, (tx) => proposalsDue.find(tx))
  const ready = (ctx: Ctx) => read(ctx, (tx) => readyDue.find(tx))

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
})
