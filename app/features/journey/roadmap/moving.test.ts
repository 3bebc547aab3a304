import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../partnerships/factories.ts'
import { partnerships } from '../../partnerships/index.server.ts'
import { roadmapApi } from './api.server.ts'
import { roadmapShape } from './inputs.ts'
import { moveAhead } from './move.server.ts'
import { readAhead, readRoadmap } from './reads.server.ts'

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}
const year = { from: '2026-03-31', to: '2027-03-30' }

describe('what lies ahead', () => {
  let world: World
  let partner: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  const ids: Record<'promise' | 'meeting' | 'goal', string> = { promise: '', meeting: '', goal: '' }
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    ids.promise = await made(host, 'commitments', { text: 'Rent the hall', dueOn: '2026-05-10' })
    await stated(lead, 'commitments', ids.promise)
    ids.meeting = await made(host, 'meetings', {
      title: 'Spring meeting',
      startsOn: '2026-04-20',
      startsAt: '16:00',
      place: 'The library',
    })
    ids.goal = await made(host, 'goals', { what: 'Sixty pupils', dueOn: '2026-12-31', checkInEveryDays: 90 })
    const contact = { organizationId: partner, everyDays: 14, channel: 'call' }
    await stated(lead, 'cadences', await made(host, 'cadences', contact))
    const round = { text: 'Send the list', rhythm: 'quarter', startsOn: '2026-06-01', times: 3 }
    await stated(lead, 'recurring-promises', await made(host, 'recurring-promises', round))
  })
  afterAll(() => world.close())

  const nounOf = (name: string) => {
    const found = partnerships.api?.find((one) => one.name === name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }
  async function made(ctx: Ctx, name: string, input: Record<string, unknown>): Promise<string> {
    const { create } = nounOf(name)
    if (create === undefined) throw new Error(`${name} are not made`)
    const whole = create.input.parse({ partnershipId, ...input })
    return must(await write(ctx, (tx) => create.run(tx, whole as never))).id
  }
  async function stated(ctx: Ctx, name: string, id: string): Promise<void> {
    const state = nounOf(name).states?.acceptance
    must(await write(ctx, async (tx) => state?.make?.(tx, id, state.input?.parse({}) as never)))
  }
  const readBy = (ctx: Ctx, name: string, id: string) => read(ctx, (tx) => nounOf(name).get(tx, id))

  const told = async (ctx: Ctx, more: { partnershipId?: string; recordId?: string; kinds?: string[] } = {}) =>
    (await read(ctx, (tx) => readRoadmap(tx, { ...year, ...more }))).map(({ on, title }) => `${on} ${title}`)

  it('is the same for both sides: meetings, promises, goals, check-ins, contact, and what comes round later', async () => {
    const all = await told(host, { partnershipId })
    expect(all).toContain('2026-04-20 Spring meeting')
    expect(all).toContain('2026-05-10 Rent the hall')
    expect(all).toContain('2026-12-31 Sixty pupils')
    expect(all.filter((line) => line.endsWith('Send the list'))).toEqual([
      '2026-06-01 Send the list',
      '2026-09-01 Send the list',
      '2026-12-01 Send the list',
    ])
    expect(all.filter((line) => line.includes('Look at'))).toHaveLength(3)
    expect(all).toContain('2026-04-14 Call Harbor Youth')
    const theirs = await told(lead, { partnershipId })
    expect(theirs.filter((line) => !line.includes('Call'))).toEqual(
      all.filter((line) => !line.includes('Call')),
    )
    expect(await told(lead)).toEqual(theirs)
    expect(await told(host, { partnershipId, kinds: ['meeting'] })).toEqual(['2026-04-20 Spring meeting'])
  })

  it('of one partnership holds nothing of another, and of one record nothing else', async () => {
    const other = await makePartnership(world, [partner])
    const there = { partnershipId: other, checkInEveryDays: 90, startsOn: '2026-05-04', startsAt: '16:00' }
    const first = await made(host, 'meetings', { ...there, title: 'Their meeting' })
    await made(host, 'meetings', { ...there, title: 'Another of theirs' })
    const goals = [
      await made(host, 'goals', { ...there, what: 'Their goal', dueOn: '2026-05-05' }),
      await made(host, 'goals', { ...there, what: 'Another goal', dueOn: '2026-05-05' }),
    ]
    const decision = { what: 'Their decision', method: 'consent', closesOn: '2026-05-06' }
    await made(host, 'decisions', { ...there, ...decision })
    const placesOf = async (more: Parameters<typeof told>[1]) =>
      new Set(
        (await read(host, (tx) => readRoadmap(tx, { ...year, ...more }))).map((one) => one.partnershipId),
      )
    expect(await told(host, { partnershipId: other })).toEqual(
      expect.arrayContaining(['2026-05-04 Their meeting', '2026-05-05 Their goal']),
    )
    expect(await placesOf({ partnershipId: other })).toEqual(new Set([other]))
    expect(await placesOf({ partnershipId })).toEqual(new Set([partnershipId]))
    expect(await told(host, { recordId: first })).toEqual(['2026-05-04 Their meeting'])
    expect(await told(host, { recordId: goals[0] ?? '' })).toContain('2026-05-05 Their goal')
    expect(await told(host, { recordId: goals[0] ?? '' })).not.toContain('2026-05-05 Another goal')
    for (const id of goals) must(await write(host, async (tx) => nounOf('goals').remove?.(tx, id) as never))
  })

  it('writes a rhythm out for 53 times and no further, and says nothing of a check-in after the goal’s day', async () => {
    const daily = await made(host, 'goals', {
      what: 'Count the chairs',
      dueOn: '2027-12-31',
      checkInEveryDays: 1,
    })
    const weekly = await made(host, 'goals', {
      what: 'Water the beans',
      dueOn: '2026-04-22',
      checkInEveryDays: 7,
    })
    const days = async (id: string) =>
      (await read(host, (tx) => readRoadmap(tx, { ...year, kinds: ['checkIn'] })))
        .filter((one) => one.recordId === id)
        .map((one) => one.on)
    const counted = await days(daily)
    expect(counted).toHaveLength(53)
    expect([counted[0], counted.at(-1)]).toEqual(['2026-04-01', '2026-05-23'])
    expect(await days(weekly)).toEqual(['2026-04-07', '2026-04-14', '2026-04-21'])
    for (const id of [daily, weekly])
      must(await write(host, async (tx) => nounOf('goals').remove?.(tx, id) as never))
  })

  it('moves by the verb of each: a meeting at once, keeping all else; a promise once the other side accepts', async () => {
    const move = (ctx: Ctx, kind: string, id: string, on: string, reason = '') =>
      write(ctx, (tx) => moveAhead(tx, kind, id, { on, reason }))
    must(await move(lead, 'meeting', ids.meeting, '2026-04-27'))
    expect(await readBy(host, 'meetings', ids.meeting)).toMatchObject({
      startsOn: '2026-04-27',
      startsAt: '16:00',
      place: 'The library',
    })
    must(await move(lead, 'goal', ids.goal, '2027-01-31'))
    expect(await told(host, { kinds: ['goal'] })).toEqual(['2027-01-31 Sixty pupils'])
    await expect(move(host, 'commitment', ids.promise, '2026-05-20')).rejects.toBeInstanceOf(Invalid)
    const moved = must(await move(host, 'commitment', ids.promise, '2026-05-20', 'It is booked.'))
    expect(moved.asked).toBe(true)
    expect(await readBy(lead, 'commitments', ids.promise)).toMatchObject({ dueOn: '2026-05-10' })
    expect((await read(host, (tx) => readAhead(tx, 'commitment', ids.promise))).move.may).toBe(false)
  })

  it('moves nothing into the past, nor for who may not, nor what follows from something else, and says why', async () => {
    const move = (ctx: Ctx, kind: string, id: string, on: string) =>
      write(ctx, (tx) => moveAhead(tx, kind, id, { on, reason: 'Because' }))
    await expect(move(host, 'meeting', ids.meeting, '2026-03-30')).rejects.toBeInstanceOf(Invalid)
    await expect(move(lead, 'commitment', ids.promise, '2026-06-20')).rejects.toBeInstanceOf(Forbidden)
    await expect(move(await world.as('viewer'), 'meeting', ids.meeting, '2026-06-01')).rejects.toBeInstanceOf(
      Forbidden,
    )
    expect(await move(host, 'checkIn', ids.goal, '2026-06-01')).toMatchObject({ code: 'roadmap_fixed' })
    await expect(move(host, 'nothing', ids.goal, '2026-06-01')).rejects.toBeInstanceOf(NotFound)
    const of = (ctx: Ctx) => read(ctx, (tx) => readAhead(tx, 'commitment', ids.promise))
    expect((await of(lead)).move).toMatchObject({ may: false, why: expect.stringContaining('Host of demo') })
  })

  it('is the same by the API, each thing found again by its id', async () => {
    const page = await read(host, async (tx) =>
      roadmapApi.list?.(tx, { query: '', limit: 3, cursor: null, filters: { partnershipId } }),
    )
    expect(page?.items).toHaveLength(3)
    expect(page?.next).not.toBeNull()
    for (const item of (page?.items ?? []) as { id: string }[]) {
      expect(roadmapShape.safeParse(item).success).toBe(true)
      expect(await read(host, (tx) => roadmapApi.get(tx, item.id))).toEqual(item)
    }
    await expect(read(host, (tx) => roadmapApi.get(tx, 'goal~x'))).rejects.toBeInstanceOf(NotFound)
  })

  it('is nothing to strangers, and nothing any more to who has left', async () => {
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    expect(await told(stranger)).toEqual([])
    expect(await told(stranger, { partnershipId })).toEqual([])
    await letLeave(world, partnershipId, partner, new Date('2026-03-31T13:00:00Z'))
    expect(await told(await world.as('lead', partner), { partnershipId })).toEqual([])
  })
})
