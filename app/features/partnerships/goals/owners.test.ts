import { afterAll, describe, expect, it } from 'vitest'
import { merge } from '#features/landscape/index.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeGoal } from './change.server.ts'
import { closeGoal } from './close.server.ts'
import { attendance, met, openScene } from './factories.ts'
import { goalOwnership } from './people.server.ts'
import { readGoal } from './reads.server.ts'
import { setGoal } from './set.server.ts'

describe('goals', async () => {
  const { world, partner, stranger, aGoal } = await openScene()
  afterAll(() => world.close())

  it('have one owner on each side, who must be with that organization', async () => {
    const ours = (await world.as('coordinator')).actor.personId
    const theirs = (await world.as('lead', partner)).actor.personId
    const id = await aGoal({
      owners: [
        { organizationId: world.hostId, personId: ours },
        { organizationId: partner, personId: theirs },
      ],
    })
    const ctx = await world.as('coordinator')
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject([
      { organizationId: partner, personId: theirs },
      { organizationId: world.hostId, personId: ours },
    ])
    for (const owners of [
      [{ organizationId: partner, personId: ours }],
      [{ organizationId: stranger, personId: null }],
    ]) {
      const wrong = write(ctx, (tx) => changeGoal(tx, id, { ...attendance, owners, version: 1 }))
      await expect(wrong).rejects.toBeInstanceOf(Invalid)
      await expect(wrong).rejects.toMatchObject({ issues: [{ path: 'owners' }] })
    }
    const one = [{ organizationId: partner, personId: null }]
    sure(await write(ctx, (tx) => changeGoal(tx, id, { ...attendance, owners: one, version: 1 })))
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject(one)
  })

  it('go to whoever takes over, unless they are closed', async () => {
    const ctx = await world.as('coordinator')
    const from = (await world.as('contributor')).actor.personId ?? ''
    const into = (await world.as('owner')).actor.personId ?? ''
    const owners = [{ organizationId: world.hostId, personId: from }]
    const open = await aGoal({ owners })
    const shut = await aGoal({ owners })
    sure(await write(ctx, (tx) => closeGoal(tx, shut, met)))
    await keepHouse(ctx, (tx) => goalOwnership.move(tx, from, into))
    const ownerOf = async (id: string) => (await read(ctx, (tx) => readGoal(tx, id))).owners[0]?.personId
    expect([await ownerOf(open), await ownerOf(shut)]).toEqual([into, from])
  })

  it('keep one owner a side when two organizations turn out to be one', async () => {
    const double = await world.organization('Harbour Youth')
    const place = await makePartnership(world, [partner, double], { name: 'Twins' })
    const ctx = await world.as('coordinator')
    const owners = [partner, double].map((organizationId) => ({ organizationId, personId: null }))
    const { id } = sure(await write(ctx, (tx) => setGoal(tx, place, { ...attendance, owners })))
    await letLeave(world, place, double, new Date('2026-03-15T00:00:00Z'))
    sure(
      await write(ctx, (tx) => merge(tx, 'organization', { intoId: partner, fromId: double, choices: {} })),
    )
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject([{ organizationId: partner }])
  })
})
