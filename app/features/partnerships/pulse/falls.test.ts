import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobContext } from '#platform/context/actors.server.ts'
import { addDays, daysBetween } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { fallsHoldUntil } from './falls.ts'
import { pulse } from './register.server.ts'
import { fallsOf, fallsWithin, tallyPulses } from './tally.server.ts'

const first = '2026-03-31'

describe('where pulses fell', () => {
  let world: World
  let partner: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...pulse, api: [] }])
    partner = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())
  const inside = <T>(work: Parameters<typeof world.system.database.transaction<T>>[1]) =>
    world.system.database.transaction({ as: 'owner' }, work)

  async function house(today: string) {
    world.setNow(`${today}T12:00:00Z`)
    const ctx = await jobContext(world.system, world.workspace.id)
    if (ctx === null) throw new Error('no workspace')
    return ctx
  }
  /** A wave in which both sides were asked and say so many points of one another. */
  const wave = (partnershipId: string, openedOn: string, points: number | null) =>
    inside(async (db) => {
      const workspaceId = world.workspace.id
      const id = uuid()
      await db
        .insertInto('pulseWaves')
        .values({
          workspaceId,
          id,
          partnershipId,
          openedOn,
          closesOn: addDays(openedOn, 14),
          openedByOrganizationId: world.hostId,
          openedAt: new Date(`${openedOn}T09:00:00Z`),
        })
        .execute()
      for (const [from, about] of [
        [world.hostId, partner],
        [partner, world.hostId],
      ] as const) {
        const [invitationId, responseId] = [uuid(), uuid()]
        const at = new Date(`${openedOn}T12:00:00Z`)
        await db
          .insertInto('pulseInvitations')
          .values({ workspaceId, id: invitationId, waveId: id, organizationId: from })
          .execute()
        if (points === null) continue
        await db
          .insertInto('pulseResponses')
          .values({ workspaceId, id: responseId, invitationId, answeredAt: at, changedAt: at })
          .execute()
        await db
          .insertInto('pulseRatings')
          .values({
            workspaceId,
            id: uuid(),
            responseId,
            aboutOrganizationId: about,
            reliability: points,
            missionSupport: points,
            openness: points,
            influence: 3,
            involvement: 3,
            resources: 3,
            collaboration: 3,
            satisfaction: from === partner ? points : 3,
          })
          .execute()
      }
      return id
    })
  const lift = (waveId: string, points: number) =>
    inside(async (db) =>
      db
        .updateTable('pulseRatings')
        .set({ reliability: points, missionSupport: points, openness: points })
        .where('responseId', 'in', (from) =>
          from
            .selectFrom('pulseResponses as r')
            .innerJoin('pulseInvitations as i', 'i.id', 'r.invitationId')
            .where('i.waveId', '=', waveId)
            .select('r.id'),
        )
        .execute(),
    )

  it('is kept, and is what the waves say, whatever is answered, taken back or closes by its day', async () => {
    const step = fc.oneof(
      fc.record({
        act: fc.constant('wave' as const),
        points: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 9 }),
        days: fc.constantFrom(1, 15, 15, 15),
      }),
      fc.record({ act: fc.constant('change' as const), points: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ act: fc.constant('pass' as const), days: fc.constantFrom(1, 14, 200) }),
      fc.record({ act: fc.constant('tally' as const) }),
    )
    let fell = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 35 }), async (steps) => {
        const partnershipId = await makePartnership(world, [partner])
        const waves: string[] = []
        let today = first
        for (const one of steps) {
          if (one.act === 'wave') waves.push(await wave(partnershipId, today, one.points))
          const latest = waves.at(-1)
          if (one.act === 'change' && latest !== undefined) await lift(latest, one.points)
          if (one.act === 'pass' || one.act === 'wave') today = addDays(today, one.days)
          const ctx = await house(today)
          if (one.act === 'tally') await tallyPulses(ctx, {})
          const { kept, said } = await keepHouse(ctx, async (tx) => ({
            kept: await fallsWithin(tx, partnershipId),
            said: (await fallsOf(tx, [partnershipId])).flatMap(({ falls }) => falls),
          }))
          const plain = ({ waveId, organizationId, on }: (typeof kept)[number]) => [
            waveId,
            organizationId,
            on,
          ]
          expect(kept.map(plain)).toEqual(said.map((fall) => plain({ ...fall, partnershipId })))
          fell += said.length
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
    expect(fell).toBeGreaterThan(0)
  })

  it('is worked out once, and read from then on', async () => {
    const partnershipId = await makePartnership(world, [partner])
    await wave(partnershipId, '2026-01-01', 4)
    await wave(partnershipId, '2026-02-01', 2)
    const ctx = await house(first)
    await tallyPulses(ctx, {})
    const row = await keepHouse(ctx, (tx) =>
      tx.db
        .selectFrom('pulseTallies')
        .where('id', '=', partnershipId)
        .select(['mark', 'talliedMark', 'holdsUntil', 'falls'])
        .executeTakeFirstOrThrow(),
    )
    expect(row.talliedMark).toBe(row.mark)
    expect(row.falls).toHaveLength(2)
    expect(row.holdsUntil).toBe(addDays('2026-01-15', 184))
  })

  it('is not believed any more once a rating is another', async () => {
    const partnershipId = await makePartnership(world, [partner])
    await wave(partnershipId, '2026-01-01', 4)
    const latest = await wave(partnershipId, '2026-02-01', 3)
    const ctx = await house(first)
    const found = async () =>
      (await keepHouse(ctx, (tx) => fallsWithin(tx, partnershipId))).map((fall) => fall.organizationId)
    await tallyPulses(ctx, {})
    expect(await found()).toHaveLength(2)
    await lift(latest, 4)
    expect(await found()).toEqual([world.hostId])
    await tallyPulses(ctx, {})
    expect(await found()).toEqual([world.hostId])
  })

  it('says until when it holds: a wave closes, or is too old', () => {
    expect(fallsHoldUntil([], first)).toBeNull()
    expect(fallsHoldUntil([addDays(first, 4), '2025-01-01'], first)).toBe(addDays(first, 5))
    expect(daysBetween('2025-12-31', fallsHoldUntil(['2025-12-31'], first) ?? '')).toBe(184)
    expect(daysBetween('2025-01-01', fallsHoldUntil(['2025-01-01'], first) ?? '')).toBe(731)
  })
})
