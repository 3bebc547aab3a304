import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { acceptCadence, unacceptCadence } from './accept.server.ts'
import { contactDue } from './cadence.ts'
import { contactsDue } from './due.server.ts'
import { endCadence, resumeCadence } from './end.server.ts'
import { communicationPlan, planEvidence } from './evidence.server.ts'
import { cadenceInput } from './inputs.ts'
import { proposeCadence } from './propose.server.ts'
import { cadencesOf } from './reads.server.ts'
import { cadences } from './register.server.ts'

describe('contact', () => {
  const cadence = { everyDays: 14, startsOn: '2026-01-01' }

  it('is due so many days after the last word, or after the day the rhythm starts', () => {
    expect(contactDue(cadence, null, '2026-01-15')).toEqual({ dueOn: '2026-01-15', lateDays: 0 })
    expect(contactDue(cadence, '2025-06-01', '2026-01-20')).toEqual({ dueOn: '2026-01-15', lateDays: 5 })
    expect(contactDue(cadence, '2026-01-10', '2026-01-20')).toEqual({ dueOn: '2026-01-24', lateDays: 0 })
  })

  it('is late from the day it was due, and no longer once the two have spoken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 730 }), fc.integer({ min: 0, max: 900 }), (everyDays, days) => {
        const today = addDays('2026-01-01', days)
        const one = { everyDays, startsOn: '2026-01-01' }
        expect(contactDue(one, null, today).lateDays).toBe(Math.max(0, days - everyDays))
        expect(contactDue(one, today, today)).toEqual({ dueOn: addDays(today, everyDays), lateDays: 0 })
      }),
    )
  })
})

describe('cadences', () => {
  const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
  let world: World
  let clinic: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...cadences }])
    clinic = await world.organization('Maple Clinic')
    partnershipId = await makePartnership(world, [clinic])
    host = await world.as('coordinator')
    lead = await world.as('lead', clinic)
  })
  afterAll(() => world.close())

  const told = (tx: Tx) => dueItems(tx, contactsDue)
  const everyTwoWeeks = () => cadenceInput.parse({ organizationId: clinic, everyDays: 14, channel: 'call' })
  const running = async () =>
    (await read(host, (tx) => cadencesOf(tx, partnershipId))).filter((one) => one.acceptedOn !== null)

  it('are ended by no one who couldn’t, where they are agreed in the moment in which they are taken back', async () => {
    const school = await world.organization('Birch School')
    const id = await makePartnership(world, [school])
    const proposing = await world.as('contributor')
    const theirs = await world.as('lead', school)
    const line = { ...everyTwoWeeks(), organizationId: school }
    const made = await must(proposing, (tx) => proposeCadence(tx, id, line))
    const agreed = (tx: Tx) =>
      overtaken(tx, 'cadences', (other) =>
        acceptCadence({ ...other, actor: theirs.actor }, made.id, byNobody),
      )
    await expect(write(proposing, (tx) => endCadence(agreed(tx), made.id))).rejects.toBeInstanceOf(Forbidden)
  })

  it('can be several with one partner, each for something else, and name who talks on each side', async () => {
    const other = await world.organization('Oak Street')
    const id = await makePartnership(world, [other])
    const theirs = await world.as('lead', other)
    const theirPerson = theirs.actor.personId
    if (theirPerson === null) throw new Error('the lead is a person')
    await world.affiliate(theirPerson, other)
    const line = (purpose: string, more: Record<string, unknown> = {}) =>
      cadenceInput.parse({ organizationId: other, everyDays: 30, channel: 'call', purpose, ...more })
    const said = async (purpose: string, more: Record<string, unknown> = {}) => {
      const made = await must(host, (tx) => proposeCadence(tx, id, line(purpose, more)))
      await must(theirs, (tx) => acceptCadence(tx, made.id, byNobody))
    }
    await said('The budget', { partnerPersonId: theirPerson })
    await said('Attendance')
    await said('the BUDGET', { everyDays: 60, partnerPersonId: theirPerson })
    const lines = await read(theirs, (tx) => cadencesOf(tx, id))
    expect(lines.map((one) => [one.purpose, one.everyDays, one.partnerPerson?.id ?? null])).toEqual([
      ['Attendance', 30, null],
      ['the BUDGET', 60, theirPerson],
    ])
    const wrong = line('Lamps', { otherPersonId: theirPerson })
    expect(await write(host, (tx) => proposeCadence(tx, id, wrong))).toMatchObject({
      code: 'cadence_not_theirs',
    })
  })

  it('are proposed by one side, accepted by the other, and remind both when contact is overdue', async () => {
    const { id } = await must(host, (tx) => proposeCadence(tx, partnershipId, everyTwoWeeks()))
    await expect(
      write(await world.as('representative', clinic), (tx) => acceptCadence(tx, id, byNobody)),
    ).rejects.toBeInstanceOf(Forbidden)
    expect(await read(lead, (tx) => dueItems(tx, contactsDue))).toMatchObject([{ group: 'waiting' }])
    await must(lead, (tx) => acceptCadence(tx, id, byNobody))
    const said = touchpointInput.parse({
      kind: 'mail',
      happenedOn: '2026-03-31',
      partnershipId,
      organizationIds: [clinic],
    })
    await must(host, (tx) => logTouchpoint(tx, said))
    await must(host, (tx) => logTouchpoint(tx, { ...said, happenedOn: '2026-03-30', kind: 'call' }))
    world.setNow('2026-04-17T12:00:00Z')
    const later = await world.as('coordinator')
    expect(await read(later, told)).toMatchObject([
      {
        group: 'contact',
        title: 'Call Maple Clinic',
        when: '3 days',
        dueOn: '2026-04-14',
        why: expect.stringMatching(
          /^You agreed on every 2 weeks; the last word was coordinator \d+’s mail on 31 March\.$/,
        ),
      },
    ])
    const theirs = await read(await world.as('lead', clinic), told)
    expect(theirs).toMatchObject([{ title: 'Call Host of demo' }])
    await must(later, (tx) => logTouchpoint(tx, { ...said, happenedOn: '2026-04-16', isTwoWay: false }))
    expect(await read(later, (tx) => dueItems(tx, contactsDue))).toMatchObject([{ group: 'contact' }])
    await must(later, (tx) => logTouchpoint(tx, { ...said, happenedOn: '2026-04-16' }))
    expect(await read(later, (tx) => dueItems(tx, contactsDue))).toEqual([])
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('replace what ran, and it runs again when the agreement is taken back', async () => {
    const [before] = await running()
    const other = { ...everyTwoWeeks(), everyDays: 30 }
    const { id } = await must(lead, (tx) => proposeCadence(tx, partnershipId, other))
    expect(await running()).toMatchObject([{ id: before?.id }])
    const { historyId } = await must(host, (tx) => acceptCadence(tx, id, byNobody))
    expect(await running()).toMatchObject([{ id, everyDays: 30 }])
    expect(await write(host, (tx) => acceptCadence(tx, id, byNobody))).toMatchObject({
      code: 'cadence_accepted',
    })
    const entry = await read(host, (tx) =>
      tx.db
        .selectFrom('historyValues')
        .where('historyId', '=', historyId)
        .select(['before', 'after'])
        .executeTakeFirstOrThrow(),
    )
    await must(host, (tx) => unacceptCadence(tx, { id: historyId, subjectId: id, ...entry }))
    expect(await running()).toMatchObject([{ id: before?.id, everyDays: 14 }])
  })

  it('are ended by either side that speaks for itself, and taken up again', async () => {
    const [one] = await running()
    const id = one?.id ?? ''
    await expect(write(await world.as('contributor'), (tx) => endCadence(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await must(lead, (tx) => endCadence(tx, id))
    expect(await running()).toEqual([])
    await must(lead, (tx) => resumeCadence(tx, { id, subjectId: id, before: null, after: null }))
    expect(await running()).toHaveLength(1)
  })

  it('are agreed between any two partners of a group, and remind those two alone', async () => {
    const [north, south] = [await world.organization('North'), await world.organization('South')]
    const id = await makePartnership(world, [north, south])
    const [ofNorth, ofSouth] = [await world.as('lead', north), await world.as('lead', south)]
    const between = (
      organizationId: string,
      otherOrganizationId: string,
      more: Record<string, unknown> = {},
    ) => cadenceInput.parse({ organizationId, otherOrganizationId, everyDays: 14, channel: 'call', ...more })
    const { id: first } = await must(ofNorth, (tx) => proposeCadence(tx, id, between(north, south)))
    expect(await read(host, (tx) => dueItems(tx, contactsDue))).not.toContainEqual(
      expect.objectContaining({ recordId: first }),
    )
    await expect(write(ofNorth, (tx) => acceptCadence(tx, first, byNobody))).rejects.toBeInstanceOf(Forbidden)
    expect(await read(ofSouth, told)).toMatchObject([{ title: 'Agree to talk with North every 2 weeks?' }])
    await must(ofSouth, (tx) => acceptCadence(tx, first, byNobody))
    const among = {
      kind: 'call',
      happenedOn: '2026-03-31',
      partnershipId: id,
      organizationIds: [north, south],
    }
    await must(ofNorth, (tx) => logTouchpoint(tx, touchpointInput.parse(among)))
    // A word with the host is no word between the two.
    world.setNow('2026-04-17T12:00:00Z')
    const [north2, south2] = [await world.as('lead', north), await world.as('lead', south)]
    const withHost = { ...among, happenedOn: '2026-04-16', organizationIds: [world.hostId] }
    await must(north2, (tx) => logTouchpoint(tx, touchpointInput.parse(withHost)))
    expect(await read(north2, told)).toMatchObject([
      {
        group: 'contact',
        title: 'Call South',
        dueOn: '2026-04-14',
        doneHref: expect.stringContaining(`organization=${south}`),
      },
    ])
    expect(await read(south2, told)).toMatchObject([{ title: 'Call North' }])
    world.setNow('2026-03-31T12:00:00Z')
    // What is proposed the other way round, for the same, takes its place.
    const { id: second } = await must(ofSouth, (tx) =>
      proposeCadence(tx, id, between(south, north, { everyDays: 30 })),
    )
    await must(ofNorth, (tx) => acceptCadence(tx, second, byNobody))
    const lines = await read(host, (tx) => cadencesOf(tx, id))
    expect(lines.map((one) => [one.organization.name, one.other.name, one.everyDays])).toEqual([
      ['South', 'North', 30],
    ])
    // It is no plan with everybody, and nobody else's to make or end.
    expect(await read(host, (tx) => communicationPlan.find(tx, id))).toMatchObject({
      enough: false,
      items: [],
    })
    await expect(write(host, (tx) => endCadence(tx, second))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(host, (tx) => proposeCadence(tx, id, between(north, south)))).rejects.toBeInstanceOf(
      Forbidden,
    )
    for (const wrong of [between(north, north), between(north, clinic), between(world.hostId, north)])
      expect(await write(ofNorth, (tx) => proposeCadence(tx, id, wrong))).toMatchObject({
        code: 'cadence_not_partner',
      })
    await must(ofSouth, (tx) => endCadence(tx, second))
  })

  it('are agreed with partners only, and out of reach of others', async () => {
    const stranger = await world.organization('Elsewhere')
    const input = { ...everyTwoWeeks(), organizationId: stranger }
    expect(await write(host, (tx) => proposeCadence(tx, partnershipId, input))).toMatchObject({
      code: 'cadence_not_partner',
    })
    for (const ctx of [await world.as('lead', stranger), await (await world.another()).as('owner')])
      await expect(
        write(ctx, (tx) => proposeCadence(tx, partnershipId, everyTwoWeeks())),
      ).rejects.toBeInstanceOf(NotFound)
    await expect(
      write(await world.as('viewer'), (tx) => proposeCadence(tx, partnershipId, everyTwoWeeks())),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('make the communication plan once there is one for every partner, and not by hearsay', async () => {
    const find = (id: string) => read(host, (tx) => communicationPlan.find(tx, id))
    expect(await find(partnershipId)).toMatchObject({ enough: true, missing: null })
    const alone = await makePartnership(world, [clinic])
    const propose = () => must(host, (tx) => proposeCadence(tx, alone, everyTwoWeeks()))
    const first = await propose()
    await must(host, (tx) => acceptCadence(tx, first.id, byNobody))
    expect(await find(alone)).toMatchObject({ enough: false, items: [] })
    const second = await propose()
    await must(host, (tx) => acceptCadence(tx, second.id, { ...byNobody, evidence: 'On the phone' }))
    expect(await find(alone)).toMatchObject({ enough: true })
  })

  it('lapse as a plan when a partner joins', () => {
    const agreed = {
      id: '1',
      organization: { id: 'a', name: 'A' },
      acceptedOn: '2026-01-01',
      weight: 'counts' as const,
    }
    const a = { id: 'a', name: 'A', since: '2025-01-01' }
    expect(planEvidence([agreed], [a], 'p')).toMatchObject({ enough: true, lapsedOn: null })
    expect(planEvidence([agreed], [a, { id: 'b', name: 'B', since: '2026-02-01' }], 'p')).toMatchObject({
      enough: false,
      lapsedOn: '2026-02-01',
      missing: 'Agree with B how often you talk.',
    })
  })
})
