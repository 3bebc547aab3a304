import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape, merge } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { readPartnership } from './reads.server.ts'

describe('two partners that turn out to be one', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
  })
  afterAll(() => world.close())

  const represent = async (partnershipId: string, organizationId: string, personId: string) => {
    const workspaceId = world.workspace.id
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const { id } = await db
        .selectFrom('partners')
        .where('workspaceId', '=', workspaceId)
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId,
          id: uuid(),
          partnershipId,
          partnerId: id,
          personId,
          beganOn: '2024-02-01',
          createdAt: new Date('2024-02-01T09:00:00Z'),
        })
        .execute()
    })
  }

  it.each(['into', 'from'] as const)(
    'keep the standing that runs and the people of both, whichever of them had left: %s',
    async (left) => {
      const ctx = await world.as('coordinator')
      const [into, from] = [
        await world.organization('Harbor Youth'),
        await world.organization('Harbour Youth'),
      ]
      const [ana, bo] = [await world.person('Ana Reyes'), await world.person('Bo Strand')]
      const id = await makePartnership(world, [into, from])
      await represent(id, into, ana)
      await represent(id, from, ana)
      await represent(id, from, bo)
      const standing = async () =>
        (await read(ctx, (tx) => readPartnership(tx, id))).partners.map((one) => [
          one.organizationId,
          one.standing,
        ])
      const people = async () =>
        (await read(ctx, (tx) => representativesOf(tx, id)))
          .filter(({ endedOn }) => endedOn === null)
          .map(({ name }) => name)
          .sort()
      const asked = { intoId: into, fromId: from, choices: {} }
      expect(await write(ctx, (tx) => merge(tx, 'organization', asked))).toMatchObject({
        code: 'merge_same_partnership',
      })
      await letLeave(world, id, left === 'into' ? into : from, new Date('2026-03-01T00:00:00Z'))
      const before = [await standing(), await people()]
      const done = sure(await write(ctx, (tx) => merge(tx, 'organization', asked)))
      expect((await standing()).filter(([organization]) => organization !== world.hostId)).toEqual([
        [into, 'accepted'],
      ])
      expect(await people()).toEqual(['Ana Reyes', 'Bo Strand'])
      expect(await write(ctx, (tx) => undo(tx, done.historyId))).toBeNull()
      expect([await standing(), await people()]).toEqual(before)
    },
  )
})
