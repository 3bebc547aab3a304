import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import type { DB } from '#platform/database/schema.ts'
import { openWorld, testNow } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { doorsOf } from './doors.server.ts'
import { readersOf } from './readers.server.ts'

const soon = new Date('2026-04-07T12:00:00Z')
const gone = new Date('2026-03-30T12:00:00Z')

describe('who sees what', async () => {
  const world = await openWorld([{ name: 'partnerships', ...partnershipNoun }])
  afterAll(() => world.close())
  const harbor = await world.organization('Harbor')
  const place = await makePartnership(world, [harbor])
  const other = await makePartnership(world, [harbor], { name: 'Another' })
  const lead = await world.as('lead', harbor)

  const put = (table: keyof DB, row: object) =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto(table)
        .values({ workspaceId: world.workspace.id, id: crypto.randomUUID(), ...row } as never)
        .execute(),
    )
  const doors = async (kind: string) =>
    (await read(lead, (tx) => doorsOf(tx, place))).filter((door) => door.kind === kind)

  it('counts the invitations into this partnership that still open, until the day they lapse', async () => {
    const personId = await world.person('Thanh Nguyen')
    const invite = (fields: object) =>
      put('invitations', {
        email: 'thanh@harbor.example',
        name: 'Thanh Nguyen',
        role: 'representative',
        organizationId: harbor,
        personId,
        partnershipId: place,
        tokenHash: crypto.randomUUID(),
        createdAt: new Date(testNow),
        expiresAt: soon,
        ...fields,
      })
    await invite({ expiresAt: gone })
    await invite({ acceptedAt: gone })
    await invite({ withdrawnAt: gone })
    await invite({ partnershipId: other })
    expect(await doors('invitation')).toEqual([])
    await invite({})
    expect(await doors('invitation')).toMatchObject([
      { organizationId: harbor, count: 1, until: '2026-04-07' },
    ])
  })

  it('counts the calendars of those who come in, and none of whose membership has ended', async () => {
    const calendar = (ctx: Ctx) =>
      put('calendarFeeds', {
        membershipId: ctx.actor.membershipId,
        tokenHash: crypto.randomUUID(),
        scope: 'reach',
        withDue: false,
        createdAt: new Date(testNow),
      })
    const former = await world.as('representative', harbor)
    await calendar(former)
    await calendar(lead)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('memberships')
        .set({ endedAt: gone })
        .where('id', '=', former.actor.membershipId ?? '')
        .execute(),
    )
    expect(await doors('feed')).toMatchObject([{ organizationId: harbor, count: 1, until: null }])
  })

  it('counts the links to minutes that still open, of who still stands for the partner', async () => {
    const of = { createdAt: new Date(testNow) }
    const partner = await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .selectFrom('partners')
        .where('partnershipId', '=', place)
        .where('organizationId', '=', harbor)
        .select('id')
        .executeTakeFirstOrThrow(),
    )
    const stands = async (name: string, days: { left?: string; ended?: string } = {}) => {
      const personId = await world.person(name)
      await world.affiliate(personId, harbor, { beganOn: '2024-01-01', endedOn: days.left ?? null })
      await put('representatives', {
        ...of,
        partnershipId: place,
        partnerId: partner.id,
        personId,
        beganOn: '2024-02-01',
        endedOn: days.ended ?? null,
      })
      return personId
    }
    const meeting = async (partnershipId: string, deletedAt: Date | null = null) => {
      const id = crypto.randomUUID()
      await put('meetings', {
        ...of,
        id,
        partnershipId,
        title: 'The winter table',
        startsOn: '2026-03-30',
        startsAt: '16:00',
        timeZone: 'UTC',
        lengthMinutes: 60,
        organizationId: harbor,
        updatedAt: new Date(testNow),
        deletedAt,
      })
      return id
    }
    const omar = await stands('Omar')
    const here = await meeting(place)
    const key = (fields: object = {}) =>
      put('minutesKeys', {
        ...of,
        meetingId: here,
        personId: omar,
        organizationId: harbor,
        tokenHash: crypto.randomUUID(),
        expiresOn: '2026-06-29',
        ...fields,
      })
    await key({ expiresOn: '2026-03-30' })
    await key({ meetingId: await meeting(place, gone) })
    await key({ meetingId: await meeting(other) })
    await key({ personId: await stands('Ended', { ended: '2026-03-01' }) })
    await key({ personId: await stands('Left', { left: '2026-03-01' }) })
    expect(await doors('minutes')).toEqual([])
    await key({ expiresOn: '2026-03-31' })
    await key()
    expect(await doors('minutes')).toMatchObject([{ organizationId: harbor, count: 2, until: '2026-06-29' }])
  })

  it('says who stands for a partner, and not of those who no longer do', async () => {
    const partner = await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .selectFrom('partners')
        .where('partnershipId', '=', place)
        .where('organizationId', '=', harbor)
        .select('id')
        .executeTakeFirstOrThrow(),
    )
    const stands = async () =>
      (await read(lead, (tx) => readersOf(tx, place))).find((one) => one.personId === lead.actor.personId)
        ?.stands
    const since = (endedOn: string | null) =>
      put('representatives', {
        partnershipId: place,
        partnerId: partner.id,
        personId: lead.actor.personId,
        beganOn: '2024-02-01',
        endedOn,
        createdAt: new Date(testNow),
      })
    expect(await stands()).toBe(false)
    await since('2026-03-01')
    expect(await stands()).toBe(false)
    await since(null)
    expect(await stands()).toBe(true)
  })
})
