import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../testing/world.server.ts'
import { personActor } from './actors.server.ts'
import { comesIn } from './comes-in.server.ts'
import { read } from './transaction.server.ts'

describe('a list of people who come in', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([])
  })
  afterAll(() => world.close())

  it.each([
    ['whoever belongs from day to day', 'lead', { endedOn: null }, true],
    ['whoever has their last day today', 'representative', { endedOn: '2026-03-31' }, true],
    ['nobody from the day after their last', 'lead', { endedOn: '2026-03-30' }, false],
    ['nobody before their first day', 'representative', { beganOn: '2026-04-01' }, false],
    ['staff, whatever their days', 'contributor', { endedOn: '2026-03-30' }, true],
  ] as const)('holds %s, as the door does', async (what, role, days, isIn) => {
    const home = await world.organization(what)
    const ctx = await world.as(role, home)
    const { personId } = ctx.actor
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('affiliations')
        .set(days)
        .where('personId', '=', personId ?? '')
        .execute(),
    )
    const inside = async () =>
      read(ctx, async (tx) => ({
        listed:
          (await tx.db
            .selectFrom('memberships')
            .where('personId', '=', personId ?? '')
            .where(comesIn(tx))
            .select('id')
            .executeTakeFirst()) !== undefined,
        letIn: (await personActor(tx.db, tx.workspace, personId ?? '', tx.today)) !== null,
      }))
    expect(await inside()).toEqual({ listed: isIn, letIn: isIn })
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('memberships')
        .set({ endedAt: new Date('2026-03-01T00:00:00Z') })
        .where('personId', '=', personId ?? '')
        .execute(),
    )
    expect(await inside()).toEqual({ listed: false, letIn: false })
  })
})
