import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Refusal, Stale } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnershipOf } from '../factories.ts'
import { landscape } from '../index.server.ts'
import { affiliate, unbeginAffiliation } from './affiliate.server.ts'
import { runsOn, wrongDays } from './affiliation.ts'
import { changeAffiliation } from './change.server.ts'
import { endAffiliation, resumeAffiliation } from './end.server.ts'
import { affiliationInput } from './inputs.ts'
import { affiliationsOf, peopleOf, readAffiliation } from './reads.server.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const undo = (subjectId: string) => ({ id: subjectId, subjectId, before: null, after: null })

describe('the days of an affiliation', () => {
  it('are right only when it ends no earlier than it began, and neither lies ahead', () => {
    fc.assert(
      fc.property(fc.option(day), fc.option(day), day, (beganOn, endedOn, today) => {
        const right =
          (beganOn === null || beganOn <= today) &&
          (endedOn === null || endedOn <= today) &&
          (beganOn === null || endedOn === null || beganOn <= endedOn)
        expect(wrongDays({ beganOn, endedOn }, today) === null).toBe(right)
      }),
    )
  })
  it('count the last one', () => {
    expect(runsOn({ endedOn: '2026-03-31' }, '2026-03-31')).toBe(true)
    expect(runsOn({ endedOn: '2026-03-30' }, '2026-03-31')).toBe(false)
  })
})

describe('affiliations', () => {
  let world: World
  const heard: string[] = []
  beforeAll(async () => {
    world = await openWorld([
      landscape,
      {
        name: 'listener',
        listeners: {
          listener: { 'affiliation.ended': async (_ctx, data) => void heard.push(String(data.subjectId)) },
        },
      },
    ])
  })
  afterAll(() => world.close())

  const begin = async (ctx: Ctx, personId: string, organizationId: string, fields: object = {}) => {
    const made = await write(ctx, (tx) =>
      affiliate(tx, affiliationInput.parse({ personId, organizationId, ...fields })),
    )
    if (made instanceof Refusal) throw new Error(made.code)
    return made
  }

  it('say where somebody belongs, and are taken back as if they never were', async () => {
    const ctx = await world.as('contributor')
    const person = await world.person('Belonging')
    const organization = await world.organization('Here')
    const { id } = await begin(ctx, person, organization, { title: 'Tutor', beganOn: '2025-09-01' })
    expect(await read(ctx, (tx) => affiliationsOf(tx, [person]))).toMatchObject([
      { title: 'Tutor', organizationName: 'Here' },
    ])
    const again = await write(ctx, (tx) =>
      affiliate(
        tx,
        affiliationInput.parse({ personId: person, organizationId: organization, title: 'Tutor' }),
      ),
    )
    expect(again).toMatchObject({ code: 'affiliation_exists' })
    await write(ctx, (tx) => unbeginAffiliation(tx, undo(id)))
    expect(await read(ctx, (tx) => affiliationsOf(tx, [person]))).toEqual([])
  })

  it('end on a day, tell whoever listens, and go on when that is undone', async () => {
    const ctx = await world.as('coordinator')
    const person = await world.person('Leaving')
    const organization = await world.organization('There')
    const { id } = await begin(ctx, person, organization)
    await write(ctx, (tx) => endAffiliation(tx, id, { endedOn: '2026-03-30' }))
    await world.system.jobs.drain(world.system)
    expect(heard).toEqual([id])
    const { present, past } = await read(ctx, (tx) => peopleOf(tx, organization))
    expect([present.length, past.map((one) => one.name)]).toEqual([0, ['Leaving']])
    expect(await write(ctx, (tx) => endAffiliation(tx, id, { endedOn: '2026-03-31' }))).toMatchObject({
      code: 'affiliation_ended',
    })
    await write(ctx, (tx) => resumeAffiliation(tx, undo(id)))
    expect((await read(ctx, (tx) => peopleOf(tx, organization))).present).toHaveLength(1)
  })

  it('neither begin nor end on a day that can’t be', async () => {
    const ctx = await world.as('coordinator')
    const person = await world.person('Timely')
    const organization = await world.organization('Clockwork')
    await expect(begin(ctx, person, organization, { beganOn: '2026-04-01' })).rejects.toBeInstanceOf(Invalid)
    const { id } = await begin(ctx, person, organization, { beganOn: '2026-02-01' })
    for (const endedOn of ['2026-01-31', '2026-04-01'])
      await expect(write(ctx, (tx) => endAffiliation(tx, id, { endedOn }))).rejects.toMatchObject({
        issues: [{ path: 'endedOn' }],
      })
  })

  it('are changed in the version they were read in', async () => {
    const ctx = await world.as('coordinator')
    const { id } = await begin(ctx, await world.person('Risen'), await world.organization('Ladder'))
    const input = { title: 'Chair', department: '', isMainContact: true, beganOn: null, version: 1 }
    await write(ctx, (tx) => changeAffiliation(tx, id, input))
    expect(await read(ctx, (tx) => readAffiliation(tx, id))).toMatchObject({ title: 'Chair', version: 2 })
    await expect(write(ctx, (tx) => changeAffiliation(tx, id, input))).rejects.toBeInstanceOf(Stale)
  })

  it('are a lead’s to keep in the own organization, with its own people', async () => {
    const own = await world.organization('Lead’s')
    const other = await world.organization('Others’')
    const lead = await world.as('lead', own)
    const representative = await world.as('representative', own)
    const colleague = representative.actor.personId ?? ''
    const { id } = await begin(lead, colleague, own, { title: 'Treasurer' })
    await expect(begin(lead, colleague, other)).rejects.toBeInstanceOf(Forbidden)
    for (const ctx of [representative, await world.as('viewer')])
      await expect(
        write(ctx, (tx) => endAffiliation(tx, id, { endedOn: '2026-03-30' })),
      ).rejects.toBeInstanceOf(Forbidden)
    await write(lead, (tx) => endAffiliation(tx, id, { endedOn: '2026-03-30' }))
    expect((await read(lead, (tx) => peopleOf(tx, own))).past).toMatchObject([{ title: 'Treasurer' }])
  })

  it('never make another organization’s person a partner’s own', async () => {
    const own = await world.organization('Grabbing')
    const friend = await world.organization('Grabbed')
    const person = await world.person('Theirs')
    await world.affiliate(person, friend)
    await partnershipOf(world, [{ organizationId: own }, { organizationId: friend, personIds: [person] }])
    const lead = await world.as('lead', own)
    await expect(begin(lead, person, own)).rejects.toBeInstanceOf(Forbidden)
    await expect(begin(lead, await world.person('Unknown'), own)).rejects.toBeInstanceOf(NotFound)
  })

  it('of people who have left show a partner who they were, not how they are reached now', async () => {
    const own = await world.organization('Former House')
    const person = await world.person('Former', { email: 'new@job.example' })
    await world.affiliate(person, own, { endedOn: '2026-01-01' })
    const { past } = await read(await world.as('lead', own), (tx) => peopleOf(tx, own))
    expect(past).toMatchObject([{ name: 'Former', email: null, reached: false }])
  })

  it('are out of reach from another workspace', async () => {
    const { id } = await begin(
      await world.as('owner'),
      await world.person('Inside'),
      await world.organization('Walls'),
    )
    const stranger = await (await world.another()).as('owner')
    await expect(read(stranger, (tx) => readAffiliation(tx, id))).rejects.toBeInstanceOf(NotFound)
  })
})
