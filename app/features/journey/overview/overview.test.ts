import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnerships } from '../../partnerships/index.server.ts'
import { partnershipOf, represent } from '../factories.ts'
import { journey } from '../index.server.ts'
import { decideMove } from '../stages/decide.server.ts'
import { readStats } from '../today/stats.server.ts'
import { readOverview } from './reads.server.ts'

describe('the page of a partnership', () => {
  let world: World
  let partner: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([
      partnerships,
      journey,
      {
        name: 'later',
        panels: [
          {
            place: 'partnership',
            order: 1,
            load: async () => ({ title: 'Events', href: null, linkText: null, rows: [], empty: 'None.' }),
          },
          { place: 'organization', order: 1, load: async () => Promise.reject(new Error('not here')) },
        ],
      },
    ])
    partner = await world.organization('Harbor Youth')
    id = await partnershipOf(world, [partner])
    const lead = await world.as('lead', partner)
    await represent(world, id, partner, lead.actor.personId ?? '')
    const moved = await write(lead, (tx) => decideMove(tx, id, { stage: 'acclimate', reason: 'Yes.' }))
    if (isRefusal(moved)) throw new Error(moved.code)
  })
  afterAll(() => world.close())

  it('is the same for both sides: stage, evidence, people, history, and what later features add', async () => {
    const [host, theirs] = [
      await read(await world.as('owner'), (tx) => readOverview(tx, id)),
      await read(await world.as('representative', partner), (tx) => readOverview(tx, id)),
    ]
    expect(host.journey.stage).toBe('acclimate')
    expect(theirs.journey).toEqual(host.journey)
    expect(theirs.people).toEqual(host.people)
    expect(host.people).toMatchObject([{ organization: 'Harbor Youth' }])
    expect(theirs.history.map((line) => line.id)).toEqual(host.history.map((line) => line.id))
    expect(host.history[0]?.text).toContain('moved the partnership from Advise to Acclimate')
    expect(host.panels.map((panel) => panel.title)).toContain('Events')
  })

  it('is not there for a partner of other partnerships', async () => {
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(read(stranger, (tx) => readOverview(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('is counted by its stage on Today, for those who reach it', async () => {
    const stats = await read(await world.as('lead', partner), readStats)
    expect(stats.partnerships).toBe(1)
    expect(stats.byStage.find(({ stage }) => stage === 'acclimate')?.count).toBe(1)
    const stranger = await world.as('representative', await world.organization('Somewhere'))
    expect((await read(stranger, readStats)).partnerships).toBe(0)
  })
})
