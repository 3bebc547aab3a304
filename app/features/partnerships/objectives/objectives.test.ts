import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf } from '../behalf/answer.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { closeGoal } from '../goals/close.server.ts'
import { goalInput } from '../goals/inputs.ts'
import { goals } from '../goals/register.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { changeObjective } from './change.server.ts'
import { objectiveRecords } from './export.server.ts'
import { objectiveInput } from './inputs.ts'
import { listObjectives, objectivesById, objectivesOf, ownElsewhere, readObjective } from './reads.server.ts'
import { objectives } from './register.server.ts'
import { removeObjective, restoreObjective } from './remove.server.ts'
import { serveObjective, undoServe } from './serve.server.ts'
import { setObjective } from './set.server.ts'

const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const
const wish = (fields: Record<string, unknown> = {}) =>
  objectiveInput.parse({ what: 'Tutors stay longer than one year', why: 'Trust takes time', ...fields })

describe('objectives', () => {
  let world: World
  let partner: string
  let third: string
  let place: string
  let goal: string
  type Ctx = Awaited<ReturnType<World['as']>>
  const set = async (ctx: Ctx, fields: Record<string, unknown> = {}) =>
    sure(await write(ctx, (tx) => setObjective(tx, place, wish(fields)))).id
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...objectives },
      { name: 'goals', ...goals },
    ])
    partner = await world.organization('Harbor Youth')
    third = await world.organization('Oak Street School')
    place = await makePartnership(world, [partner, third])
    goal = sure(
      await write(await world.as('coordinator'), (tx) =>
        setGoal(tx, place, goalInput.parse({ what: '60 pupils come twice a week' })),
      ),
    ).id
  })
  afterAll(() => world.close())

  it('are said by each side for itself, with the goals that serve them and why', async () => {
    for (const [ctx, organizationId] of [
      [await world.as('contributor'), world.hostId],
      [await world.as('representative', partner), partner],
    ] as const) {
      const id = await set(ctx, { goals: [{ goalId: goal, why: 'Full tables keep tutors' }] })
      expect(await read(await world.as('lead', third), (tx) => readObjective(tx, id))).toMatchObject({
        organizationId,
        audience: 'partnership',
        goals: [{ goalId: goal, why: 'Full tables keep tutors' }],
      })
    }
  })

  it('are read by nobody else while they are an organization’s own, not even by the host’s owner', async () => {
    const lead = await world.as('lead', partner)
    const id = await set(lead, { audience: 'organization', what: 'Zanzibar plans' })
    const colleague = await world.as('representative', partner)
    expect((await read(colleague, (tx) => readObjective(tx, id))).audience).toBe('organization')
    for (const ctx of [await world.as('owner'), await world.as('lead', third)]) {
      await expect(read(ctx, (tx) => readObjective(tx, id))).rejects.toBeInstanceOf(NotFound)
      for (const act of [
        () => write(ctx, (tx) => changeObjective(tx, id, { ...wish(), version: 1 })),
        () => write(ctx, (tx) => removeObjective(tx, id)),
        () => write(ctx, (tx) => serveObjective(tx, id, { goalId: goal, why: '' })),
      ])
        await expect(act()).rejects.toBeInstanceOf(NotFound)
      expect((await read(ctx, (tx) => objectivesOf(tx, place))).map((one) => one.id)).not.toContain(id)
      expect(await read(ctx, (tx) => objectivesById(tx, [id]))).toEqual([])
      expect((await read(ctx, (tx) => listObjectives(tx, { ...all, query: 'zanzibar' }))).items).toEqual([])
      const rows: unknown[] = []
      await read(ctx, async (tx) => {
        for await (const row of objectiveRecords(tx)) rows.push(row.what)
      })
      expect(rows).not.toContain('Zanzibar plans')
    }
    const own = await read(lead, (tx) => listObjectives(tx, { ...all, query: 'zanzibr' }))
    expect(own.items).toMatchObject([{ id }])
  })

  it('are changed and taken away by their own organization only', async () => {
    const id = await set(await world.as('lead', partner))
    for (const ctx of [await world.as('owner'), await world.as('lead', third), await world.as('viewer')]) {
      await expect(
        write(ctx, (tx) => changeObjective(tx, id, { ...wish(), version: 1 })),
      ).rejects.toBeInstanceOf(Forbidden)
      await expect(write(ctx, (tx) => removeObjective(tx, id))).rejects.toBeInstanceOf(Forbidden)
      await expect(
        write(ctx, (tx) => serveObjective(tx, id, { goalId: goal, why: '' })),
      ).rejects.toBeInstanceOf(Forbidden)
    }
    await expect(
      write(await world.as('viewer'), (tx) => setObjective(tx, place, wish())),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('keep both texts when two people save at once', async () => {
    const lead = await world.as('lead', partner)
    const id = await set(lead)
    sure(await write(lead, (tx) => changeObjective(tx, id, { ...wish({ what: 'Mine' }), version: 1 })))
    const late = write(lead, (tx) => changeObjective(tx, id, { ...wish({ what: 'Yours' }), version: 1 }))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { what: 'Mine', version: 2 } })
  })

  it('are served by goals of this partnership only, each once', async () => {
    const other = await makePartnership(world, [partner], { name: 'Other' })
    const lead = await world.as('lead', partner)
    const foreign = sure(
      await write(lead, (tx) => setGoal(tx, other, goalInput.parse({ what: 'Elsewhere' }))),
    ).id
    await expect(set(lead, { goals: [{ goalId: foreign, why: '' }] })).rejects.toBeInstanceOf(Invalid)
    const id = await set(lead)
    await expect(
      write(lead, (tx) => serveObjective(tx, id, { goalId: foreign, why: '' })),
    ).rejects.toBeInstanceOf(Invalid)
    sure(await write(lead, (tx) => serveObjective(tx, id, { goalId: goal, why: 'So' })))
    expect(await write(lead, (tx) => serveObjective(tx, id, { goalId: goal, why: '' }))).toMatchObject({
      code: 'objective_served',
    })
    await write(lead, (tx) =>
      undoServe(tx, { id, subjectId: id, before: null, after: { goalId: goal, why: 'So' } }),
    )
    expect((await read(lead, (tx) => readObjective(tx, id))).goals).toEqual([])
  })

  it('are taken back by who said them, until they are changed, served or answered', async () => {
    const coordinator = await world.as('coordinator')
    const said = async (fields: Record<string, unknown> = {}) =>
      sure(await write(coordinator, (tx) => setObjective(tx, place, wish(fields))))
    const takeBack = (historyId: string) => write(coordinator, (tx) => undo(tx, historyId))
    const whole = await said({ goals: [{ goalId: goal, why: 'So' }] })
    expect(await takeBack(whole.historyId)).toBeNull()
    await expect(read(coordinator, (tx) => readObjective(tx, whole.id))).rejects.toBeInstanceOf(NotFound)
    const changed = await said()
    sure(
      await write(await world.as('contributor'), (tx) =>
        changeObjective(tx, changed.id, { ...wish({ what: 'New' }), version: 1 }),
      ),
    )
    expect(await takeBack(changed.historyId)).toMatchObject({ code: 'objective_changed_since' })
    const served = await said()
    sure(await write(coordinator, (tx) => serveObjective(tx, served.id, { goalId: goal, why: '' })))
    expect(await takeBack(served.historyId)).toMatchObject({ code: 'objective_served_since' })
    const forThem = await said({ onBehalfOf: third })
    const { behalf } = await read(coordinator, (tx) => readObjective(tx, forThem.id))
    await write(await world.as('lead', third), (tx) => acceptBehalf(tx, behalf?.id ?? ''))
    expect(await takeBack(forThem.historyId)).toMatchObject({ code: 'behalf_answered' })
  })

  it('stay where somebody finds a goal that serves them in the same moment, or are found gone by them', async () => {
    const ctx = await world.as('coordinator')
    const { id, historyId } = sure(await write(ctx, (tx) => setObjective(tx, place, wish())))
    const serve = (tx: Tx) => serveObjective(tx, id, { goalId: goal, why: '' })
    const no = await write(ctx, (tx) => undo(overtaken(tx, 'objectives', serve), historyId))
    expect(no).toMatchObject({ code: 'objective_served_since' })
    const gone = (tx: Tx) => overtaken(tx, 'objectives', (other) => removeObjective(other, id))
    const change = (tx: Tx) => changeObjective(gone(tx), id, { ...wish({ what: 'New' }), version: 1 })
    for (const act of [(tx: Tx) => serve(gone(tx)), change])
      await expect(write(ctx, act)).rejects.toBeInstanceOf(NotFound)
  })

  it('can be written down for a partner, never kept from the others, and then be changed by who wrote them down', async () => {
    const coordinator = await world.as('coordinator')
    const forThem = { onBehalfOf: third, evidence: 'Said on the phone' }
    await expect(set(coordinator, { ...forThem, audience: 'organization' })).rejects.toBeInstanceOf(Invalid)
    const id = await set(coordinator, forThem)
    expect(await read(coordinator, (tx) => readObjective(tx, id))).toMatchObject({
      organizationId: third,
      behalf: { evidence: 'Said on the phone' },
    })
    sure(await write(coordinator, (tx) => changeObjective(tx, id, { ...wish({ what: 'New' }), version: 1 })))
    await expect(
      write(coordinator, (tx) =>
        changeObjective(tx, id, { ...wish({ audience: 'organization' }), version: 2 }),
      ),
    ).rejects.toBeInstanceOf(Invalid)
    await expect(set(await world.as('contributor'), forThem)).rejects.toBeInstanceOf(Forbidden)
  })

  it('are gone when removed, and back when that is undone by their own', async () => {
    const lead = await world.as('lead', partner)
    const id = await set(lead, { goals: [{ goalId: goal, why: 'So' }] })
    sure(await write(lead, (tx) => removeObjective(tx, id)))
    await expect(read(lead, (tx) => readObjective(tx, id))).rejects.toBeInstanceOf(NotFound)
    const entry = { id, subjectId: id, before: null, after: null }
    await expect(
      write(await world.as('lead', third), (tx) => restoreObjective(tx, entry)),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(read(lead, (tx) => readObjective(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(lead, (tx) => restoreObjective(tx, entry))
    expect((await read(lead, (tx) => readObjective(tx, id))).goals).toHaveLength(1)
  })

  it('are offered again in another partnership until they are said there', async () => {
    const id = await set(await world.as('lead', partner), { what: 'Quiet rooms' })
    const other = await makePartnership(world, [partner], { name: 'Second' })
    const lead = await world.as('lead', partner)
    const offered = () => read(lead, (tx) => ownElsewhere(tx, other))
    expect((await offered()).map((one) => one.id)).toContain(id)
    sure(await write(lead, (tx) => setObjective(tx, other, wish({ what: 'Quiet rooms' }))))
    expect((await offered()).map((one) => one.id)).not.toContain(id)
    const staff = await world.as('owner')
    expect((await read(staff, (tx) => ownElsewhere(tx, other))).map((one) => one.id)).not.toContain(id)
  })

  it('are read by an organization that left as they were then', async () => {
    place = await makePartnership(world, [partner, third], { name: 'Left' })
    const host = await world.as('coordinator')
    const shared = await set(host, { what: 'Before' })
    const own = await set(host, { what: 'Host only', audience: 'organization' })
    await letLeave(world, place, third, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const staying = await world.as('coordinator')
    sure(
      await write(staying, (tx) => changeObjective(tx, shared, { ...wish({ what: 'After' }), version: 1 })),
    )
    sure(
      await write(staying, (tx) =>
        changeObjective(tx, own, { ...wish({ what: 'Shared late' }), version: 1 }),
      ),
    )
    const later = await set(staying, { what: 'Later' })
    const gone = await world.as('lead', third)
    const read1 = await read(gone, (tx) => objectivesOf(tx, place))
    world.setNow('2026-03-31T12:00:00Z')
    expect(read1).toMatchObject([{ id: shared, what: 'Before' }])
    expect(read1.map((one) => one.id)).not.toContain(later)
  })

  it('count a goal that is closed no longer among what serves them on the page', async () => {
    const ctx = await world.as('coordinator')
    const closed = sure(
      await write(ctx, (tx) => setGoal(tx, place, goalInput.parse({ what: 'Done soon' }))),
    ).id
    const id = await set(ctx, { goals: [{ goalId: closed, why: '' }] })
    sure(
      await write(ctx, (tx) => closeGoal(tx, closed, { outcome: 'met', reason: '', closedOn: '2026-03-31' })),
    )
    expect((await read(ctx, (tx) => readObjective(tx, id))).goals).toHaveLength(1)
  })
})
