import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape, merge } from '#features/landscape/index.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { must, sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { proposalInput } from './inputs.ts'
import { propose } from './propose.server.ts'
import { readProposal } from './reads.server.ts'

describe('proposals of two organizations that turn out to be one', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
  })
  afterAll(() => world.close())

  it('belong to it: one of two of the same name waits on, and nobody is named twice', async () => {
    const [into, from] = [await world.organization('Harbor Youth'), await world.organization('Harbour Youth')]
    const host = await world.as('coordinator')
    const asked = proposalInput.parse({ kind: 'partnership', name: 'Lamps', reason: 'It is dark.' })
    const ids = []
    for (const organizationId of [into, from])
      ids.push((await must(await world.as('lead', organizationId), (tx) => propose(tx, asked))).id)
    const partnershipId = await makePartnership(world, [await world.organization('Mill Road School')])
    const both = await must(host, (tx) =>
      propose(tx, { ...asked, name: 'Light', organizationIds: [into, from] }),
    )
    const partner = await must(host, (tx) =>
      propose(tx, { ...asked, kind: 'partner', name: '', partnershipId, organizationIds: [from] }),
    )
    // Two of whom people come in for both are not brought together.
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('memberships')
        .set({ endedAt: new Date('2026-03-31T11:00:00Z') })
        .where('organizationId', '=', from)
        .execute(),
    )
    sure(await write(host, (tx) => merge(tx, 'organization', { intoId: into, fromId: from, choices: {} })))
    const look = (id: string) => read(host, (tx) => readProposal(tx, id))
    expect(await look(ids[0] ?? '')).toMatchObject({ standing: 'open', organizationId: into })
    expect(await look(ids[1] ?? '')).toMatchObject({ standing: 'withdrawn', organizationId: into })
    expect((await look(both.id)).organizations).toEqual([{ id: into, name: 'Harbor Youth' }])
    expect((await look(partner.id)).organizations).toEqual([{ id: into, name: 'Harbor Youth' }])
  })
})
