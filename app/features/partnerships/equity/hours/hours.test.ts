// Hours that people gave: worked out at meetings, noted by hand for the rest, and always said which is which.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { pledgeInput } from '../../commitments/inputs.ts'
import { pledge } from '../../commitments/pledge.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { callMeeting } from '../../meetings/call.server.ts'
import { holdMeeting, unholdMeeting } from '../../meetings/hold.server.ts'
import { meetingInput } from '../../meetings/inputs.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { changeTouchpoint } from '../../touchpoints/change.server.ts'
import { touchpointChange, touchpointInput } from '../../touchpoints/inputs.ts'
import { logTouchpoint } from '../../touchpoints/log.server.ts'
import { deedsIn } from '../deeds.server.ts'
import { type Deed, figuresOf, readAs } from '../equity.ts'
import { equityOf } from '../view.server.ts'
import { hourInput } from './inputs.ts'
import { noteHours, removeHours, restoreHours } from './note.server.ts'
import { hoursBeside, listHours, readHours } from './reads.server.ts'

describe('hours given', () => {
  let world: World
  let harbor: string
  let oak: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
  })
  afterAll(() => world.close())

  const host = () => world.as('coordinator')
  const lead = (organization = harbor) => world.as('lead', organization)
  const person = async (ctx: Promise<Ctx>) => (await ctx).actor.personId ?? ''
  const log = async (partnershipId: string, fields: Record<string, unknown> = {}) =>
    (
      await ok(
        write(await lead(), (tx) =>
          logTouchpoint(
            tx,
            touchpointInput.parse({ partnershipId, kind: 'call', happenedOn: '2026-03-20', ...fields }),
          ),
        ),
      )
    ).id
  const promise = async (partnershipId: string) =>
    (
      await ok(
        write(await lead(), (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text: 'The lamps' }))),
      )
    ).id
  const note = async (ctx: Promise<Ctx>, fields: Record<string, unknown>) =>
    write(await ctx, (tx) => noteHours(tx, hourInput.parse({ organizationId: harbor, hours: 2, ...fields })))
  const meet = async (partnershipId: string, personIds: string[], lengthMinutes = 90) => {
    const { id } = await ok(
      write(await host(), (tx) =>
        callMeeting(
          tx,
          meetingInput.parse({
            partnershipId,
            title: 'Round',
            startsOn: '2026-03-10',
            startsAt: '16:00',
            lengthMinutes,
          }),
        ),
      ),
    )
    await ok(write(await host(), (tx) => holdMeeting(tx, id, { personIds })))
    return id
  }
  const figure = async (partnershipId: string, ctx = host()) => {
    const view = await read(await ctx, async (tx) =>
      equityOf(tx, await readPartnership(tx, partnershipId), 12),
    )
    const found = view.figures.find((one) => one.measure === 'hours')
    const of = (id: string) => found?.shares.find((one) => one.organizationId === id)
    return { total: found?.total, evenness: found?.evenness, of }
  }

  it('are worked out from who was at a meeting and for how long it was planned, each for the own side', async () => {
    const place = await makePartnership(world, [harbor, oak])
    const [ours, theirs, colleague] = [
      await person(host()),
      await person(lead()),
      await person(world.as('representative', harbor)),
    ]
    const held = await meet(place, [ours, theirs, colleague])
    const found = await figure(place)
    expect(found.of(world.hostId)).toMatchObject({ amount: 90, byHand: 0 })
    expect(found.of(harbor)).toMatchObject({ amount: 180, byHand: 0 })
    expect(found.of(oak)).toMatchObject({ amount: 0 })
    await ok(write(await host(), (tx) => unholdMeeting(tx, held)))
    expect((await figure(place)).total).toBe(0)
  })

  it('are noted by hand beside a contact or a promise, by either side, and told apart from what is worked out', async () => {
    const place = await makePartnership(world, [harbor, oak])
    await meet(place, [await person(lead())], 60)
    const call = await log(place)
    const { id } = await ok(note(host(), { touchpointId: call, hours: 2.5, note: 'Six calls' }))
    await ok(note(lead(oak), { commitmentId: await promise(place), organizationId: oak, hours: 0.01 }))
    const found = await figure(place)
    expect(found.of(harbor)).toMatchObject({ amount: 210, byHand: 150 })
    expect(found.of(oak)).toMatchObject({ amount: 1, byHand: 1 })
    expect(readAs('hours', 210)).toBe(3.5)
    const deeds = await read(await lead(), (tx) => deedsIn(tx, place, null))
    expect(deeds.filter((one) => one.measure === 'hours' && one.organizationId === harbor)).toMatchObject([
      { kind: 'touchpoint', id: call, title: 'Six calls', on: '2026-03-20', byHand: true },
      { kind: 'meeting', title: 'Round', amount: 60, byHand: false },
    ])
    expect(await read(await lead(oak), (tx) => hoursBeside(tx, { touchpointId: call }))).toMatchObject([
      { id, organization: 'Harbor Youth', hours: 2.5, notedByOrganizationId: world.hostId },
    ])
  })

  it('are as even as the published arithmetic says', () => {
    // Four, one, one and none: 0.6258.
    const golden = { amounts: [4, 1, 1, 0], pielouEvenness: 0.6258 }
    const partners = golden.amounts.map((_, index) => ({ organizationId: `o${index}`, name: `o${index}` }))
    const deeds = golden.amounts.flatMap((hours, index): Deed[] =>
      hours === 0
        ? []
        : [
            {
              measure: 'hours',
              organizationId: `o${index}`,
              amount: hours * 60,
              on: '2026-03-01',
              id: `${index}`,
              title: '',
              kind: 'commitment',
              byHand: true,
            },
          ],
    )
    const found = figuresOf(deeds, partners).find((one) => one.measure === 'hours')
    expect(found?.evenness).toBeCloseTo(golden.pielouEvenness, 4)
  })

  it('are refused where they are counted already, where not all may read what for, and for a day to come', async () => {
    const place = await makePartnership(world, [harbor])
    const held = await meet(place, [await person(lead())])
    const touchpoint = await read(await host(), async (tx) =>
      tx.db
        .selectFrom('meetingHoldings')
        .where('meetingId', '=', held)
        .select('touchpointId')
        .executeTakeFirstOrThrow(),
    )
    expect(await note(lead(), { touchpointId: touchpoint.touchpointId })).toMatchObject({
      code: 'hours_of_meeting',
    })
    const own = await log(place, { audience: 'organization' })
    expect(await note(lead(), { touchpointId: own })).toMatchObject({ code: 'hours_private' })
    await expect(note(host(), { touchpointId: own })).rejects.toBeInstanceOf(NotFound)
    const commitmentId = await promise(place)
    for (const [fields, path] of [
      [{ commitmentId, givenOn: '2026-04-01' }, 'givenOn'],
      [{ commitmentId, organizationId: oak }, 'organizationId'],
      [{ commitmentId, touchpointId: own }, 'touchpointId'],
      [{}, 'touchpointId'],
    ] as const)
      await expect(note(host(), fields)).rejects.toMatchObject({ issues: [{ path }] })
    for (const hours of [0, -1, 20_000])
      expect(hourInput.safeParse({ organizationId: harbor, commitmentId, hours }).success).toBe(false)
    await expect(note(host(), { commitmentId, givenOn: '2026-04-01' })).rejects.toBeInstanceOf(Invalid)
  })

  it('are taken off by who noted them or whose they are, and not by a third; and come back', async () => {
    const place = await makePartnership(world, [harbor, oak])
    const { id } = await ok(note(host(), { commitmentId: await promise(place) }))
    expect(await write(await lead(oak), (tx) => removeHours(tx, id))).toMatchObject({
      code: 'hours_of_others',
    })
    await expect(write(await world.as('viewer'), (tx) => removeHours(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await ok(write(await lead(), (tx) => removeHours(tx, id)))
    expect((await figure(place)).total).toBe(0)
    const listed = async () =>
      (await read(await lead(), (tx) => listHours(tx, { partnershipId: place, limit: 50, cursor: null })))
        .total
    await expect(read(await lead(), (tx) => readHours(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect(await listed()).toBe(0)
    const entry = { id: '', subjectId: id, before: null, after: null }
    expect(await write(await lead(), (tx) => restoreHours(tx, entry))).toBeUndefined()
    expect((await figure(place)).total).toBe(120)
    expect(await listed()).toBe(1)
  })

  it('no longer count nor show once the contact is for one’s own organization only', async () => {
    const place = await makePartnership(world, [harbor])
    const call = await log(place)
    const { id } = await ok(note(lead(), { touchpointId: call }))
    const change = touchpointChange.parse({
      kind: 'call',
      happenedOn: '2026-03-20',
      audience: 'organization',
      version: 1,
    })
    await ok(write(await lead(), (tx) => changeTouchpoint(tx, call, change)))
    expect((await figure(place)).total).toBe(0)
    await expect(read(await host(), (tx) => readHours(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('are noted by who works in the partnership, are nothing to strangers, and end for who has left', async () => {
    const place = await makePartnership(world, [harbor])
    const commitmentId = await promise(place)
    await expect(note(world.as('viewer'), { commitmentId })).rejects.toBeInstanceOf(Forbidden)
    const stranger = world.as('lead', await world.organization('Elsewhere'))
    await expect(note(stranger, { commitmentId })).rejects.toBeInstanceOf(NotFound)
    const { id } = await ok(note(host(), { commitmentId }))
    for (const ctx of [stranger, (await world.another()).as('owner')])
      await expect(read(await ctx, (tx) => readHours(tx, id))).rejects.toBeInstanceOf(NotFound)
    await letLeave(world, place, harbor, new Date('2026-03-01T00:00:00Z'))
    const left = await lead()
    await expect(read(left, (tx) => readHours(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect(
      await read(left, (tx) => listHours(tx, { partnershipId: place, limit: 50, cursor: null })),
    ).toMatchObject({ total: 0 })
    await expect(note(lead(), { commitmentId })).rejects.toBeInstanceOf(NotFound)
  })
})
