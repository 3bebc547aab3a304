import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { pledgeInput } from '../../commitments/inputs.ts'
import { pledge } from '../../commitments/pledge.server.ts'
import { makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { callMeeting } from '../call.server.ts'
import { itemInput, meetingInput, minutesInput } from '../inputs.ts'
import { addItem } from '../items.server.ts'
import { writeMinutes } from '../minutes.server.ts'
import { seriesInput } from '../series/inputs.ts'
import { startSeries } from '../series/start.server.ts'
import { calendarRoute } from './door.server.ts'
import { endFeed, makeFeed, ownFeed } from './keep.server.ts'

describe('a calendar to subscribe to', () => {
  let world: World
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    const other = await makePartnership(world, [await world.organization('Elsewhere')])
    const call = async (given: Record<string, unknown>) => {
      const input = meetingInput.parse({ partnershipId, startsOn: '2026-04-10', startsAt: '16:00', ...given })
      return (await ok(write(host, (tx) => callMeeting(tx, input)))).id
    }
    const told = await call({ title: 'Told of', inviteePersonIds: [lead.actor.personId] })
    await ok(write(host, (tx) => addItem(tx, told, itemInput.parse({ text: 'Secret agenda' }))))
    await ok(write(host, (tx) => writeMinutes(tx, told, minutesInput.parse({ text: 'Secret minutes' }))))
    await call({ title: 'Not asked to' })
    await call({ title: 'Of others', partnershipId: other })
    const series = seriesInput.parse({
      partnershipId,
      title: 'Every week',
      startsOn: '2026-04-07',
      startsAt: '09:00',
      repeats: 'week',
      inviteePersonIds: [lead.actor.personId],
    })
    await ok(write(host, (tx) => startSeries(tx, series)))
  })
  afterAll(() => world.close())

  const make = async (ctx: Ctx, given: { scope?: 'asked' | 'reach'; withDue?: boolean } = {}) =>
    (await write(ctx, (tx) => makeFeed(tx, { scope: 'asked', withDue: false, ...given }))).token
  const get = (token: string, headers: Record<string, string> = {}) =>
    calendarRoute(world.system).request(`/calendar/${token}.ics`, { headers })
  const titles = async (token: string) => {
    const parsed = ical.sync.parseICS(await (await get(token)).text())
    return Object.values(parsed)
      .flatMap((one) => (one?.type === 'VEVENT' ? [String(one.summary)] : []))
      .sort()
  }

  it('holds what one is asked to, or all that one reaches, and nothing of others', async () => {
    expect(await titles(await make(lead))).toEqual(['Every week', 'Told of'])
    expect(await titles(await make(lead, { scope: 'reach' }))).toEqual([
      'Every week',
      'Not asked to',
      'Told of',
    ])
    expect(await titles(await make(host, { scope: 'reach' }))).toEqual([
      'Every week',
      'Not asked to',
      'Of others',
      'Told of',
    ])
  })

  it('never says what is on an agenda or in minutes, and sets no cookie', async () => {
    const answer = await get(await make(lead, { scope: 'reach' }), { cookie: 'session=anything' })
    const text = await answer.text()
    expect(text).not.toMatch(/secret/i)
    expect(text).not.toContain('ATTENDEE')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  })

  it('is not sent again while it has not changed', async () => {
    const token = await make(lead)
    const etag = (await get(token)).headers.get('etag') ?? ''
    world.setNow('2026-03-31T12:30:00Z')
    expect((await get(token, { 'if-none-match': etag })).status).toBe(304)
    const input = meetingInput.parse({
      partnershipId,
      title: 'Another',
      startsOn: '2026-04-12',
      startsAt: '16:00',
      inviteePersonIds: [lead.actor.personId],
    })
    await ok(write(host, (tx) => callMeeting(tx, input)))
    expect((await get(token, { 'if-none-match': etag })).status).toBe(200)
  })

  it('can hold the days on which things are due', async () => {
    const promise = pledgeInput.parse({ partnershipId, text: 'Bring the lamps', dueOn: '2026-04-02' })
    await ok(write(lead, (tx) => pledge(tx, promise)))
    expect(await titles(await make(lead))).not.toContain('Bring the lamps')
    const found = await titles(await make(lead, { withDue: true }))
    expect(found.some((title) => title.includes('Bring the lamps'))).toBe(true)
  })

  it('opens to nobody else: not an old address, not a made-up one, not after the end', async () => {
    const old = await make(lead)
    const token = await make(lead)
    expect((await get(old)).status).toBe(404)
    for (const made of ['x'.repeat(32), 'short', '..%2f..', token.toUpperCase()])
      expect((await get(made)).status).toBe(404)
    expect((await get(token)).status).toBe(200)
    expect((await read(lead, (tx) => ownFeed(tx)))?.lastReadOn).toBe('2026-03-31')
    await ok(write(lead, (tx) => endFeed(tx)))
    expect((await get(token)).status).toBe(404)
    const key: Ctx = { ...host, actor: { ...host.actor, kind: 'key' } }
    await expect(make(key)).rejects.toBeInstanceOf(NotFound)
  })

  it('lapses with the membership', async () => {
    const token = await make(lead)
    expect((await get(token)).status).toBe(200)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('memberships')
        .set({ endedAt: new Date('2026-03-31T12:00:00Z') })
        .where('id', '=', lead.actor.membershipId ?? '')
        .execute(),
    )
    expect((await get(token)).status).toBe(404)
  })

  it('can’t be guessed at for long, nor be asked for without end', async () => {
    const token = await make(host)
    let status = 0
    for (let times = 0; times < 40 && status !== 429; times++) status = (await get('y'.repeat(32))).status
    expect(status).toBe(429)
    for (let times = 0; times < 130; times++) {
      const answer = await get(token)
      status = answer.status
      if (status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(status).toBe(429)
  })
})
