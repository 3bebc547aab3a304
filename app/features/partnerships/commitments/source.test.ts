import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { removeTouchpoint, restoreTouchpoint } from '../touchpoints/remove.server.ts'
import { pledgeInput } from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { promisesFrom, readCommitment } from './reads.server.ts'
import { sourceOf } from './source.server.ts'

describe('where a promise comes from', () => {
  let world: World
  let host: Ctx
  let partner: string
  let partnershipId: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    const input = pledgeInput.parse({ partnershipId, text: 'Open the hall on Mondays' })
    const made = await write(host, (tx) => pledge(tx, input, { kind: 'partnership', id: partnershipId }))
    if (isRefusal(made)) throw new Error(made.code)
    id = made.id
  })
  afterAll(() => world.close())

  it('is told with a name and a way there, and lists its promises from the other end', async () => {
    await read(host, async (tx) => {
      const found = await sourceOf(tx, await readCommitment(tx, id))
      expect(found?.href).toBe(`/partnerships/${partnershipId}`)
      expect((await promisesFrom(tx, 'partnership', partnershipId)).map((row) => row.id)).toEqual([id])
      expect(await promisesFrom(tx, 'goal', partnershipId)).toEqual([])
    })
  })

  it('is silent where a promise comes from nothing, or from what the reader does not reach', async () => {
    const lead = await world.as('lead', await world.organization('Elsewhere'))
    await read(lead, async (tx) => {
      expect(await sourceOf(tx, { sourceKind: 'partnership', sourceId: partnershipId })).toBeNull()
      expect(await promisesFrom(tx, 'partnership', partnershipId)).toEqual([])
    })
    await read(host, async (tx) => {
      expect(await sourceOf(tx, { sourceKind: null, sourceId: null })).toBeNull()
    })
  })

  it('is no conversation that was removed since, as none of another partnership', async () => {
    const elsewhere = await makePartnership(world, [partner])
    const log = async (place: string) =>
      (
        await must(host, (tx) =>
          logTouchpoint(
            tx,
            touchpointInput.parse({
              kind: 'call',
              happenedOn: '2026-03-30',
              partnershipId: place,
              organizationIds: [partner],
            }),
          ),
        )
      ).id
    const touchpointId = await log(partnershipId)
    const promise = (from: string) =>
      write(host, (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text: 'Keys', touchpointId: from })))
    await must(host, (tx) => removeTouchpoint(tx, touchpointId))
    for (const from of [touchpointId, await log(elsewhere)])
      await expect(promise(from)).rejects.toBeInstanceOf(NotFound)
    const back = { id: touchpointId, subjectId: touchpointId, before: null, after: null }
    await write(host, (tx) => restoreTouchpoint(tx, back))
    expect(await promise(touchpointId)).toMatchObject({ id: expect.any(String) })
  })
})
