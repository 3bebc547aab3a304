import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '#platform/activity/record.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Refusal } from '#platform/errors/errors.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { partnerDueItems } from '../due.server.ts'
import { peopleOfPartnership } from '../people.server.ts'
import { partnerNoun } from '../register.server.ts'
import { addRepresentative } from '../represent.server.ts'
import { followEndedAffiliations } from './ask.server.ts'
import { dismissHandover, handOver } from './hand-over.server.ts'
import { openHandovers, openWith } from './reads.server.ts'

const must = <T>(answer: T | Refusal): T => {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

describe('when someone goes', () => {
  let world: World
  let coordinator: Ctx
  let maple: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partners', ...partnerNoun }])
    coordinator = await world.as('coordinator')
    maple = await world.organization('Maple Clinic')
    id = await makePartnership(world, [maple])
  })
  afterAll(() => world.close())

  const standing = async () =>
    (await read(coordinator, (tx) => peopleOfPartnership(tx, id)))
      .find((partner) => partner.organizationId === maple)
      ?.representatives.map(({ name }) => name)
  const someone = async (name: string, stands: boolean) => {
    const personId = await world.person(name)
    const affiliationId = await world.affiliate(personId, maple)
    if (stands)
      must(await write(coordinator, (tx) => addRepresentative(tx, id, { organizationId: maple, personId })))
    return { personId, affiliationId }
  }
  const endAffiliation = async (affiliationId: string) => {
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('affiliations').set({ endedOn: '2026-03-31' }).where('id', '=', affiliationId).execute(),
    )
    await write(coordinator, (tx) =>
      record(tx, 'affiliation.ended', { subject: { kind: 'affiliation', id: affiliationId } }),
    )
    await world.system.jobs.drain(world.system)
  }

  it('they stand for nobody any more, a handover is asked for, and a colleague takes everything over', async () => {
    const ana = await someone('Ana', true)
    const ben = await someone('Ben', false)
    await endAffiliation(ana.affiliationId)
    expect(await standing()).toEqual([])
    expect(await read(coordinator, openHandovers)).toMatchObject([
      { name: 'Ana', organizationName: 'Maple Clinic' },
    ])
    expect(await read(coordinator, (tx) => dueItems(tx, partnerDueItems))).toMatchObject([
      { kind: 'handover' },
    ])
    expect(await read(await world.as('lead', maple), (tx) => dueItems(tx, partnerDueItems))).toEqual([])
    const pair = { fromPersonId: ana.personId, toPersonId: ben.personId }
    expect(await keepHouse(coordinator, (tx) => openWith(tx, ana.personId))).toMatchObject([
      { name: 'representatives', count: 1 },
    ])
    expect(must(await write(coordinator, (tx) => handOver(tx, pair)))).toMatchObject({ count: 1 })
    expect(await standing()).toEqual(['Ben'])
    expect(await read(coordinator, openHandovers)).toEqual([])
    expect(await write(coordinator, (tx) => handOver(tx, pair))).toMatchObject({ code: 'handover_nothing' })
  })

  it('what was open with somebody whose data was erased still goes to a colleague', async () => {
    const gone = await someone('Gone', true)
    const stays = await someone('Stays', false)
    const at = new Date('2026-03-31T12:00:00Z')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('people').set({ deletedAt: at, erasedAt: at }).where('id', '=', gone.personId).execute(),
    )
    const pair = { fromPersonId: gone.personId, toPersonId: stays.personId }
    expect(must(await write(coordinator, (tx) => handOver(tx, pair)))).toMatchObject({ count: 1 })
  })

  it('counting what is open moves nothing', async () => {
    const cleo = await someone('Cleo', true)
    await keepHouse(coordinator, (tx) => openWith(tx, cleo.personId))
    expect(await standing()).toContain('Cleo')
  })

  it('only a colleague takes over, and only owners and coordinators decide it', async () => {
    const dan = await someone('Dan', true)
    const eve = await world.person('Eve')
    await world.affiliate(eve, await world.organization('Oak Street'))
    const pair = { fromPersonId: dan.personId, toPersonId: eve }
    expect(await write(coordinator, (tx) => handOver(tx, pair))).toMatchObject({
      code: 'handover_not_colleague',
    })
    expect(
      await write(coordinator, (tx) => handOver(tx, { ...pair, toPersonId: dan.personId })),
    ).toMatchObject({ code: 'handover_same' })
    for (const ctx of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('lead', maple),
      await world.as('representative', maple),
    ])
      await expect(write(ctx, (tx) => handOver(tx, pair))).rejects.toBeInstanceOf(Forbidden)
  })

  it('an end that came with the calendar is found by the daily look, and asked about once', async () => {
    const fay = await someone('Fay', true)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-30' })
        .where('id', '=', fay.affiliationId)
        .execute(),
    )
    for (let time = 0; time < 2; time += 1) await followEndedAffiliations(coordinator)
    expect(await standing()).not.toContain('Fay')
    const asked = (await read(coordinator, openHandovers)).filter(({ name }) => name === 'Fay')
    expect(asked.length).toBe(1)
    const [one] = asked
    must(await write(coordinator, (tx) => dismissHandover(tx, one?.id ?? '')))
    expect((await read(coordinator, openHandovers)).map(({ name }) => name)).not.toContain('Fay')
  })
})
