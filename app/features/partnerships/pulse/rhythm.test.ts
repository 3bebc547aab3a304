import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { fridays } from '../decisions/factories.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { addRepresentative } from '../partners/represent.server.ts'
import { changeRhythm, stopRhythm, undoRhythm } from './change-rhythm.server.ts'
import { pulsesDue } from './due.server.ts'
import { openWave } from './open.server.ts'
import { nextWave } from './pulse.ts'
import { readWave, wavesOf } from './reads.server.ts'
import { openByRhythm } from './rhythm.server.ts'

describe('the rhythm of a pulse', () => {
  let world: World
  let harbor: string
  let oak: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
  })
  afterAll(() => world.close())

  let places = 0
  const inside = <T>(work: Parameters<typeof keepHouse<T>>[1]) =>
    world.as('owner').then((ctx) => keepHouse(ctx, work))
  /** The host and two partners, with somebody who stands for each. */
  async function scene() {
    world.setNow('2026-03-31T12:00:00Z')
    places += 1
    const id = await makePartnership(world, [harbor, oak], { name: `Place ${places}` })
    for (const [organizationId, role] of [
      [world.hostId, 'coordinator'],
      [harbor, 'lead'],
      [oak, 'lead'],
    ] as const) {
      const personId = (await world.as(role, organizationId)).actor.personId ?? ''
      sure(
        await write(await world.as('owner'), (tx) => addRepresentative(tx, id, { organizationId, personId })),
      )
    }
    const rests = (organizationId: string | null, kind = 'pause') =>
      inside((tx) =>
        tx.db
          .insertInto('partnershipBreaks')
          .values({
            workspaceId: tx.workspace.id,
            id: crypto.randomUUID(),
            partnershipId: id,
            kind: kind as 'pause',
            organizationId,
            note: '',
            beganAt: tx.now,
          })
          .execute(),
      )
    const open = async (everyDays: number | null) =>
      sure(
        await write(await world.as('coordinator'), (tx) =>
          openWave(tx, id, { closesOn: '2026-04-14', everyDays }),
        ),
      ).id
    const waves = async () => read(await world.as('owner'), (tx) => wavesOf(tx, id))
    const morning = async (day: string) => {
      world.setNow(`${day}T05:20:00Z`)
      await openByRhythm(await world.as('owner'), {})
    }
    return { id, open, waves, morning, rests }
  }

  it('is changed and stopped on the latest wave, by either side, and taken back', async () => {
    const { open, waves, morning } = await scene()
    const first = await open(91)
    const lead = await world.as('lead', harbor)
    const seen = () => read(lead, (tx) => readWave(tx, first))
    sure(await write(lead, (tx) => changeRhythm(tx, first, { everyDays: 182 })))
    expect(nextWave(await seen(), '2026-03-31')).toBe('2026-09-29')
    sure(await write(lead, (tx) => stopRhythm(tx, first)))
    expect(nextWave(await seen(), '2026-03-31')).toBeNull()
    await morning('2026-12-01')
    expect(await waves()).toHaveLength(1)
    const entry = { id: first, subjectId: first, before: { everyDays: 182 }, after: { everyDays: null } }
    expect(await write(await world.as('lead', harbor), (tx) => undoRhythm(tx, entry))).toBeUndefined()
    expect(nextWave(await seen(), '2026-12-01')).toBe('2026-12-01')
    await morning('2026-12-02')
    expect(await waves()).toMatchObject([{ openedOn: '2026-12-02', everyDays: 182 }, { id: first }])
    expect(
      await write(await world.as('lead', harbor), (tx) => changeRhythm(tx, first, { everyDays: 91 })),
    ).toMatchObject({ code: 'pulse_not_latest' })
  })

  it('is not changed by who only reads, nor to open before it has closed', async () => {
    const { open } = await scene()
    const wave = await open(91)
    await expect(
      write(await world.as('viewer'), (tx) => changeRhythm(tx, wave, { everyDays: null })),
    ).rejects.toBeInstanceOf(Forbidden)
    await inside((tx) =>
      tx.db.updateTable('pulseWaves').set({ closesOn: '2026-05-14' }).where('id', '=', wave).execute(),
    )
    await expect(
      write(await world.as('coordinator'), (tx) => changeRhythm(tx, wave, { everyDays: 30 })),
    ).rejects.toBeInstanceOf(Invalid)
  })

  it('leaves out partners that rest', async () => {
    const { open, waves, rests } = await scene()
    await rests(oak)
    await open(null)
    expect((await waves())[0]?.turnout.map(({ organizationId }) => organizationId).sort()).toEqual(
      [world.hostId, harbor].sort(),
    )
  })

  it('waits for the next month where a partner has been asked for much, unless that one rests', async () => {
    const { id, open, waves, morning, rests } = await scene()
    await open(91)
    world.setNow('2026-06-15T12:00:00Z')
    for (let asked = 0; asked < 12; asked++)
      sure(
        await write(await world.as('lead', harbor), (tx) =>
          proposeDecision(tx, id, fridays({ what: `Question ${asked}`, closesOn: '2026-06-25' })),
        ),
      )
    await morning('2026-06-30')
    expect(await waves()).toHaveLength(1)
    await rests(oak)
    await morning('2026-06-30')
    expect(await waves()).toHaveLength(2)
  })

  it('is kept in the month after one in which a partner was asked for much', async () => {
    const { id, open, waves, morning } = await scene()
    await open(91)
    world.setNow('2026-06-15T12:00:00Z')
    for (let asked = 0; asked < 12; asked++)
      sure(
        await write(await world.as('coordinator'), (tx) =>
          proposeDecision(tx, id, fridays({ what: `Question ${asked}`, closesOn: '2026-06-25' })),
        ),
      )
    await morning('2026-06-30')
    expect(await waves()).toHaveLength(1)
    await morning('2026-07-01')
    expect(await waves()).toHaveLength(2)
  })

  it.each([
    ['is concluded', null, 'conclusion'],
    ['rests', null, 'pause'],
    ['goes on while the own side rests', 'own', 'pause'],
  ])('waits for nobody on Today where the partnership %s', async (_, side, kind) => {
    const { open, rests } = await scene()
    const wave = await open(null)
    const due = async () =>
      (await read(await world.as('lead', harbor), (tx) => dueItems(tx, pulsesDue))).filter(
        ({ recordId }) => recordId === wave,
      )
    expect(await due()).toHaveLength(1)
    await rests(side === null ? null : harbor, kind)
    expect(await due()).toEqual([])
  })
})
