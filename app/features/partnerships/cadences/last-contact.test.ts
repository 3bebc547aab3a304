import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf, disputeBehalf } from '../behalf/answer.server.ts'
import { makePartnership } from '../factories.ts'
import { checkIn, removeCheckIn } from '../goals/check-in.server.ts'
import { checkInInput, goalInput } from '../goals/inputs.ts'
import { lastCheckInOn } from '../goals/progress.ts'
import { goalsOf, goalsToCheckIn } from '../goals/reads.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { changeTouchpoint } from '../touchpoints/change.server.ts'
import { touchpointChange, touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { readTouchpoint } from '../touchpoints/reads.server.ts'
import { removeTouchpoint, restoreTouchpoint } from '../touchpoints/remove.server.ts'
import { acceptCadence } from './accept.server.ts'
import { cadenceInput } from './inputs.ts'
import { proposeCadence } from './propose.server.ts'
import { cadencesToKeep, reachableCadences } from './reads.server.ts'
import { cadences } from './register.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('what is kept of the last contact', () => {
  let world: World
  let north: string
  let south: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...cadences }])
    north = await world.organization('North')
    south = await world.organization('South')
    partnershipId = await makePartnership(world, [north, south])
    host = await world.as('coordinator')
    lead = await world.as('lead', north)
    const line = async (from: Ctx, to: Ctx, more: Record<string, unknown>) => {
      const input = cadenceInput.parse({ everyDays: 14, channel: 'call', ...more })
      const made = await must(from, (tx) => proposeCadence(tx, partnershipId, input))
      await must(to, (tx) => acceptCadence(tx, made.id, byNobody))
    }
    await line(host, lead, { organizationId: north })
    await line(host, await world.as('lead', south), { organizationId: south })
    await line(lead, await world.as('lead', south), { organizationId: north, otherOrganizationId: south })
  })
  afterAll(() => world.close())

  const kept = () =>
    read(host, async (tx) =>
      Object.fromEntries(
        (await cadencesToKeep(tx, sql`true`, '9999-12-31')).map((one) => [one.id, one.lastOn]),
      ),
    )
  const lookedUp = () =>
    read(host, async (tx) =>
      Object.fromEntries(
        (await reachableCadences(tx, sql`true`)).map((one) => [one.id, one.last?.on ?? null]),
      ),
    )
  /** What was recorded for a partner in its name and waits for its word. */
  const recordedFor = async (tx: Tx, id: string): Promise<string> => {
    const { rows } = await sql<{
      id: string
    }>`select id from behalf_acts where workspace_id = ${tx.workspace.id}
      and (subject_id = ${id} or id = (select behalf_id from check_ins where id = ${id}))`.execute(tx.db)
    if (rows[0] === undefined) throw new Forbidden()
    return rows[0].id
  }
  const asked = (given: { day: number; twoWay: boolean; own: boolean; south: boolean; behalf: boolean }) => {
    const happenedOn: Day = addDays('2026-03-01', given.day)
    return {
      kind: 'call',
      happenedOn,
      isTwoWay: given.twoWay,
      audience: given.own && !given.behalf ? 'organization' : 'partnership',
      organizationIds: given.south ? [north, south] : [north],
      ...(given.behalf ? { onBehalfOf: north } : {}),
    }
  }
  const facts = {
    day: fc.nat(28),
    twoWay: fc.constantFrom(true, true, false),
    own: fc.boolean(),
    south: fc.boolean(),
    behalf: fc.boolean(),
  }
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constant('log' as const), byHost: fc.boolean(), ...facts }) },
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constantFrom('change', 'remove', 'restore', 'believe', 'deny', 'move'),
        which: fc.nat(3),
        byHost: fc.boolean(),
        ...facts,
      }),
    },
  )

  it('is what looking it up finds, whatever is logged, changed, taken away, answered or moved to another', async () => {
    const seen = new Set<Day>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 20 }), async (steps) => {
        const made: string[] = []
        for (const one of steps) {
          const who = one.byHost ? host : lead
          const id = 'which' in one ? made[one.which] : undefined
          if (id === undefined && one.act !== 'log') continue
          const attempt = (one.act === 'move' ? keepHouse : write)<unknown>(who, async (tx) => {
            if (one.act === 'log') {
              const input = touchpointInput.parse({ ...asked(one), partnershipId })
              const logged = await logTouchpoint(tx, input)
              if (!isRefusal(logged)) made.unshift(logged.id)
              return logged
            }
            if (id === undefined) return undefined
            if (one.act === 'change') {
              const { version } = await readTouchpoint(tx, id)
              return changeTouchpoint(tx, id, touchpointChange.parse({ ...asked(one), version }))
            }
            if (one.act === 'remove') return removeTouchpoint(tx, id)
            if (one.act === 'restore')
              return restoreTouchpoint(tx, { id, subjectId: id, before: null, after: null })
            if (one.act === 'believe') return acceptBehalf(tx, await recordedFor(tx, id))
            if (one.act === 'deny')
              return disputeBehalf(tx, await recordedFor(tx, id), { reason: 'We did not.' })
            // As merging does: what one organization took part in another has taken part in.
            return sql`update touchpoint_organizations x set organization_id = ${south}
              where x.workspace_id = ${tx.workspace.id} and x.touchpoint_id = ${id} and x.organization_id = ${north}
                and not exists (select from touchpoint_organizations y where y.workspace_id = x.workspace_id
                  and y.touchpoint_id = x.touchpoint_id and y.organization_id = ${south})`.execute(tx.db)
          })
          // Many are refused: what is looked at is what they leave behind.
          await attempt.catch((error) => {
            if (!(error instanceof Forbidden || error instanceof NotFound)) throw error
          })
          const now = await kept()
          expect(now).toEqual(await lookedUp())
          for (const day of Object.values(now)) if (day !== null) seen.add(day)
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
    expect(seen.size).toBeGreaterThan(0)
  }, 200_000)

  it('of a line agreed later is what was said before', async () => {
    const west = await world.organization('West')
    const id = await makePartnership(world, [west])
    const said = touchpointInput.parse({
      kind: 'call',
      happenedOn: '2026-03-05',
      partnershipId: id,
      organizationIds: [west],
    })
    await must(host, (tx) => logTouchpoint(tx, said))
    const input = cadenceInput.parse({ everyDays: 14, channel: 'call', organizationId: west })
    const made = await must(host, (tx) => proposeCadence(tx, id, input))
    await must(await world.as('lead', west), (tx) => acceptCadence(tx, made.id, byNobody))
    expect((await kept())[made.id]).toBe('2026-03-05')
  })

  it('of a goal is the last look that counts', async () => {
    const goal = await must(host, (tx) =>
      setGoal(tx, partnershipId, goalInput.parse({ what: 'Every child reads', checkInEveryDays: 1 })),
    )
    const both = async () =>
      read(host, async (tx) => {
        const found = (await goalsToCheckIn(tx, addDays(tx.today, 7))).find(({ id }) => id === goal.id)
        const checkIns = (await goalsOf(tx, partnershipId)).find(({ id }) => id === goal.id)?.checkIns ?? []
        expect(found?.lastOn).toBe(lastCheckInOn(checkIns))
        return found?.lastOn
      })
    const look = (checkedOn: Day, more: Record<string, unknown> = {}) =>
      must(host, (tx) => checkIn(tx, goal.id, checkInInput.parse({ checkedOn, note: 'On our way', ...more })))
    expect(await both()).toBeNull()
    await look('2026-03-10')
    expect(await both()).toBe('2026-03-10')
    const later = await look('2026-03-20')
    expect(await both()).toBe('2026-03-20')
    await look('2026-03-15')
    expect(await both()).toBe('2026-03-20')
    const theirs = await look('2026-03-25', { onBehalfOf: north })
    expect(await both()).toBe('2026-03-20')
    await write(lead, async (tx) => acceptBehalf(tx, await recordedFor(tx, theirs.id)))
    expect(await both()).toBe('2026-03-25')
    await must(host, (tx) => removeCheckIn(tx, goal.id, later.id))
    expect(await both()).toBe('2026-03-25')
  })
})
