import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { keptFalls, oneSided } from '../commitments/warnings.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { pausePartnership } from '../partnerships/pause.server.ts'
import { answerWave } from './answer.server.ts'
import { answerInput } from './inputs.ts'
import { openWave } from './open.server.ts'
import { readWave, tiesOfWaves } from './reads.server.ts'
import { pulse } from './register.server.ts'
import { viewOfWave } from './view.server.ts'
import { warningPanel, warningsWithin } from './warnings.server.ts'
import { pulseFalls } from './warnings.ts'
import { askedOf, warningsAsked } from './warnings-asked.server.ts'

describe('an early warning', () => {
  it('speaks of falling promises from three on each side, and a fifth less', () => {
    const of = (kept: number, counted: number) => ({ kept, counted })
    expect(keptFalls(of(9, 10), of(2, 3))).toBe(true)
    expect(keptFalls(of(8, 10), of(3, 5))).toBe(true)
    expect(keptFalls(of(8, 10), of(7, 10))).toBe(false)
    expect(keptFalls(of(2, 2), of(0, 9))).toBe(false)
    expect(keptFalls(of(9, 9), of(0, 2))).toBe(false)
  })
  it('says that one side does all the work at four of five, not of four', () => {
    expect(oneSided(new Map(Object.entries({ a: 4, b: 1 })))).toEqual({ id: 'a', count: 4, total: 5 })
    expect(oneSided(new Map(Object.entries({ a: 4 })))).toBeNull()
    expect(oneSided(new Map(Object.entries({ a: 7, b: 2 })))).toBeNull()
  })
  it('speaks of a pulse that fell by half a point, of trust first', () => {
    expect(pulseFalls({ trust: 3.5, satisfaction: 4 }, { trust: 3, satisfaction: 2 })).toMatchObject({
      figure: 'trust',
    })
    expect(pulseFalls({ trust: 3, satisfaction: 4 }, { trust: 3, satisfaction: 3.5 })).toMatchObject({
      figure: 'satisfaction',
    })
    expect(pulseFalls({ trust: 3.4, satisfaction: 3 }, { trust: 3, satisfaction: 4 })).toBeNull()
  })
})

describe('the warnings of a partnership', () => {
  let world: World
  let partner: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...pulse, api: [] },
      { name: 'commitments', ...commitments },
    ])
    partner = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())
  const inside = <T>(work: Parameters<typeof world.system.database.transaction<T>>[1]) =>
    world.system.database.transaction({ as: 'owner' }, work)

  async function place(name: string) {
    world.setNow('2026-03-31T12:00:00Z')
    const id = await makePartnership(world, [partner], { name })
    return id
  }
  /** An accepted promise with its day, kept on a day if it was. */
  const promise = (
    partnershipId: string,
    promisor: string,
    to: string,
    dueOn: string,
    fulfilledOn: string | null = null,
  ) =>
    inside(async (db) => {
      const id = uuid()
      const at = new Date('2025-01-01T09:00:00Z')
      const common = { workspaceId: world.workspace.id, createdAt: at }
      await db
        .insertInto('commitments')
        .values({
          ...common,
          id,
          partnershipId,
          promisorOrganizationId: promisor,
          text: `By ${dueOn}`,
          pledgedOn: '2025-01-01',
          dueOn,
          updatedAt: at,
        })
        .execute()
      await db
        .insertInto('commitmentBeneficiaries')
        .values({ workspaceId: world.workspace.id, id: uuid(), commitmentId: id, organizationId: to })
        .execute()
      await db
        .insertInto('acceptances')
        .values({ ...common, id: uuid(), commitmentId: id, organizationId: to, acceptedOn: '2025-01-02' })
        .execute()
      if (fulfilledOn !== null)
        await db
          .insertInto('fulfilments')
          .values({ ...common, id: uuid(), commitmentId: id, fulfilledOn, enteredOn: fulfilledOn })
          .execute()
      return id
    })
  const kindsFor = async (partnershipId: string, ctx: Awaited<ReturnType<typeof world.as>>) =>
    (await read(ctx, (tx) => warningsWithin(tx, { partnershipId }))).map(({ kind }) => kind).sort()

  it('name a promise to us that is late, to the side that waits for it alone, with the record behind it', async () => {
    const id = await place('Late')
    const late = await promise(id, partner, world.hostId, '2026-03-25')
    const [warning] = await read(await world.as('coordinator'), (tx) =>
      warningsWithin(tx, { partnershipId: id }),
    )
    expect(warning).toMatchObject({
      kind: 'promise',
      since: '2026-03-25',
      text: 'Harbor Youth is late with 1 promise to us.',
      records: [{ href: `/commitments/${late}` }],
      next: { href: `/commitments/${late}` },
      partnershipName: 'Late',
    })
    expect(await kindsFor(id, await world.as('lead', partner))).toEqual([])
  })

  it('say that promises are kept less often than before, to both sides', async () => {
    const id = await place('Falling')
    for (const day of ['2025-06-01', '2025-07-01', '2025-08-01'])
      await promise(id, partner, world.hostId, day, day)
    await promise(id, partner, world.hostId, '2026-02-01', '2026-02-01')
    for (const day of ['2026-02-02', '2026-02-03'])
      await promise(id, partner, world.hostId, day, '2026-02-20')
    expect(await kindsFor(id, await world.as('viewer'))).toEqual(['kept'])
    expect(await kindsFor(id, await world.as('representative', partner))).toEqual(['kept'])
  })

  it('say that one side holds almost all that is open', async () => {
    const id = await place('Lopsided')
    for (const day of ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'])
      await promise(id, world.hostId, partner, day)
    expect(await kindsFor(id, await world.as('lead', partner))).toEqual(['one_side'])
  })

  it('say that a pulse fell, once enough have answered', async () => {
    const id = await place('Pulse')
    for (const [organization, ctx] of [
      [world.hostId, await world.as('coordinator')],
      [partner, await world.as('lead', partner)],
    ] as const)
      await inside(async (db) => {
        const row = await db
          .selectFrom('partners')
          .where('partnershipId', '=', id)
          .where('organizationId', '=', organization)
          .select('id')
          .executeTakeFirstOrThrow()
        await db
          .insertInto('representatives')
          .values({
            workspaceId: world.workspace.id,
            id: uuid(),
            partnershipId: id,
            partnerId: row.id,
            personId: ctx.actor.personId ?? '',
            beganOn: '2024-02-01',
            createdAt: new Date('2024-02-01T09:00:00Z'),
          })
          .execute()
      })
    const wave = async (now: string, closesOn: string, points: number) => {
      world.setNow(now)
      const ctx = await world.as('coordinator')
      const opened = sure(await write(ctx, (tx) => openWave(tx, id, { closesOn, everyDays: null })))
      const rating = {
        reliability: points,
        missionSupport: points,
        openness: points,
        influence: 3,
        involvement: 3,
        resources: 3,
        collaboration: 3,
        satisfaction: 3,
      }
      for (const [who, about] of [
        [ctx, partner],
        [await world.as('lead', partner), world.hostId],
      ] as const)
        sure(
          await write(who, (tx) =>
            answerWave(
              tx,
              opened.id,
              answerInput.parse({
                ratings: [
                  {
                    aboutOrganizationId: about,
                    ...rating,
                    ...(about === partner ? {} : { reliability: 3, missionSupport: 3, openness: 3 }),
                  },
                ],
              }),
            ),
          ),
        )
      return opened.id
    }
    const first = await wave('2025-12-01T12:00:00Z', '2025-12-10', 4)
    await wave('2026-03-01T12:00:00Z', '2026-03-10', 3)
    world.setNow('2026-03-31T12:00:00Z')
    const found = await read(await world.as('lead', partner), (tx) =>
      warningsWithin(tx, { partnershipId: id }),
    )
    expect(found).toMatchObject([
      {
        kind: 'pulse',
        text: 'Trust in Harbor Youth fell from 4 of 4 to 3 of 4 in the pulse of 1 Mar.',
        records: [{ text: 'Pulse of 1 Mar' }, { text: 'Pulse of 1 Dec 2025' }],
      },
    ])
    // Beside how reliable they were found stand the promises that were due by then.
    await promise(id, partner, world.hostId, '2025-12-05', '2025-12-05')
    await promise(id, partner, world.hostId, '2026-02-01')
    const keptBeside = (keptUntil: string | null) =>
      read(coordinator, async (tx) => {
        const view = await viewOfWave(
          tx,
          await readWave(tx, first),
          (await tiesOfWaves(tx, [await readWave(tx, first)])).get(first) ?? [],
          keptUntil,
        )
        return view.partners.map(({ received, kept }) => ({ reliability: received.reliability, kept }))
      })
    const coordinator = await world.as('coordinator')
    expect(await keptBeside('2025-12-10')).toEqual([
      { reliability: 3, kept: null },
      { reliability: 4, kept: { kept: 1, counted: 1 } },
    ])
    expect((await keptBeside(null)).at(1)).toEqual({ reliability: 4, kept: { kept: 1, counted: 2 } })
  })

  it('are not there for a stranger, in another workspace, while a partnership rests, or once one has left', async () => {
    const id = await place('Quiet')
    await promise(id, partner, world.hostId, '2026-03-25')
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [stranger, elsewhere]) {
      expect(await kindsFor(id, ctx)).toEqual([])
      expect(await read(ctx, (tx) => warningPanel.load(tx, id))).toBeNull()
    }
    await letLeave(world, id, partner, new Date('2026-03-01T00:00:00Z'))
    expect(await kindsFor(id, await world.as('lead', partner))).toEqual([])
    const coordinator = await world.as('coordinator')
    expect(await kindsFor(id, coordinator)).toEqual(['promise'])
    sure(
      await write(coordinator, (tx) =>
        pausePartnership(tx, id, { organizationId: null, note: 'Summer', evidence: '', evidenceLink: '' }),
      ),
    )
    expect(await kindsFor(id, coordinator)).toEqual([])
  })

  it('are filtered by what the address asks for, and not broken by what it may not', async () => {
    const id = await place('Árbol')
    await promise(id, partner, world.hostId, '2026-03-20')
    const ctx = await world.as('coordinator')
    const asked = (query: string) =>
      read(ctx, async (tx) =>
        (await warningsAsked(tx, askedOf(tx, new URL(`http://localhost/warnings${query}`)))).items.filter(
          ({ partnershipId }) => partnershipId === id,
        ),
      )
    expect(await asked('?query=arbol')).toHaveLength(1)
    expect(await asked('?kind=promise')).toHaveLength(1)
    expect(await asked('?kind=pulse')).toEqual([])
    expect(await asked('?query=nowhere')).toEqual([])
    expect(await asked(`?partnership=${id}`)).toHaveLength(1)
    expect(await asked("?kind=';drop&partnership=%00")).toHaveLength(1)
  })

  it('are turned over like pages, each shown once', async () => {
    const id = await place('Paged')
    for (const day of ['2025-06-01', '2025-07-01', '2025-08-01'])
      await promise(id, partner, world.hostId, day, day)
    for (const day of ['2026-02-01', '2026-02-02', '2026-02-03'])
      await promise(id, partner, world.hostId, day)
    const ctx = await world.as('coordinator')
    const all = await read(ctx, (tx) => warningsWithin(tx))
    expect(all.length).toBeGreaterThan(2)
    const from = async (cursor: string): Promise<string[]> => {
      const { items, total, next } = await read(ctx, (tx) =>
        warningsAsked(tx, askedOf(tx, new URL(`http://localhost/warnings?cursor=${cursor}`)), 1),
      )
      expect(total).toBe(all.length)
      return [...items.map((one) => one.id), ...(next === null ? [] : await from(next))]
    }
    expect(await from('')).toEqual(all.map((one) => one.id))
  })
})
