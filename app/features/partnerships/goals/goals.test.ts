import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeGoal } from './change.server.ts'
import { checkIn } from './check-in.server.ts'
import { closeGoal, reopenGoal, undoClose, undoReopen } from './close.server.ts'
import { all, attendance, look, met, openScene } from './factories.ts'
import { closeInput } from './inputs.ts'
import { goalsById, listGoals, readGoal, withCheckIns } from './reads.server.ts'
import { removeGoal, restoreGoal } from './remove.server.ts'
import { setGoal } from './set.server.ts'

describe('goals', async () => {
  const { world, partner, stranger, partnershipId, aGoal } = await openScene()
  afterAll(() => world.close())

  it('are set by either side, each for its own organization', async () => {
    for (const [ctx, organizationId] of [
      [await world.as('contributor'), world.hostId],
      [await world.as('representative', partner), partner],
    ] as const) {
      const { id } = sure(await write(ctx, (tx) => setGoal(tx, partnershipId, attendance)))
      expect(await read(ctx, (tx) => readGoal(tx, id))).toMatchObject({
        what: attendance.what,
        organizationId,
        setOn: '2026-03-31',
      })
    }
  })

  it('are not set by someone who only reads, and are not there for an organization outside', async () => {
    await expect(
      write(await world.as('viewer'), (tx) => setGoal(tx, partnershipId, attendance)),
    ).rejects.toBeInstanceOf(Forbidden)
    const outside = await world.as('lead', stranger)
    await expect(write(outside, (tx) => setGoal(tx, partnershipId, attendance))).rejects.toBeInstanceOf(
      NotFound,
    )
    const id = await aGoal()
    for (const act of [
      () => read(outside, (tx) => readGoal(tx, id)),
      () => write(outside, (tx) => checkIn(tx, id, look())),
      () => write(outside, (tx) => changeGoal(tx, id, { ...attendance, version: 1 })),
      () => write(outside, (tx) => removeGoal(tx, id)),
      () => write(outside, (tx) => closeGoal(tx, id, met)),
    ])
      await expect(act()).rejects.toBeInstanceOf(NotFound)
    expect(await read(outside, (tx) => goalsById(tx, [id]))).toEqual([])
    expect(await read(outside, (tx) => listGoals(tx, all))).toMatchObject({ items: [], total: 0 })
  })

  it('are not changed, checked, closed or removed by someone who only reads', async () => {
    const id = await aGoal()
    const viewer = await world.as('viewer')
    for (const act of [
      () => write(viewer, (tx) => checkIn(tx, id, look())),
      () => write(viewer, (tx) => changeGoal(tx, id, { ...attendance, version: 1 })),
      () => write(viewer, (tx) => removeGoal(tx, id)),
      () => write(viewer, (tx) => closeGoal(tx, id, met)),
    ])
      await expect(act()).rejects.toBeInstanceOf(Forbidden)
  })

  it('are not there in another workspace, and nothing is for an id that is none', async () => {
    const id = await aGoal()
    const elsewhere = await (await world.another()).as('owner')
    await expect(read(elsewhere, (tx) => readGoal(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(read(await world.as('owner'), (tx) => readGoal(tx, 'not-an-id'))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('can be set on behalf of a partner, and count for nothing until there is evidence', async () => {
    const ctx = await world.as('coordinator')
    const { id } = sure(
      await write(ctx, (tx) => setGoal(tx, partnershipId, { ...attendance, onBehalfOf: partner })),
    )
    expect(await read(ctx, (tx) => readGoal(tx, id))).toMatchObject({
      organizationId: partner,
      behalf: { evidence: '', acceptedAt: null },
    })
    await expect(
      write(await world.as('contributor'), (tx) =>
        setGoal(tx, partnershipId, { ...attendance, onBehalfOf: partner }),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    expect(
      await write(ctx, (tx) => setGoal(tx, partnershipId, { ...attendance, onBehalfOf: stranger })),
    ).toMatchObject({ code: 'behalf_not_partner' })
  })

  it('keep both texts when two people save at once', async () => {
    const id = await aGoal()
    const ctx = await world.as('coordinator')
    sure(await write(ctx, (tx) => changeGoal(tx, id, { ...attendance, target: 50, version: 1 })))
    const late = write(ctx, (tx) => changeGoal(tx, id, { ...attendance, target: 70, version: 1 }))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { target: 50, version: 2 } })
  })

  it('are gone when removed, and back with their check-ins when that is undone', async () => {
    const id = await aGoal()
    const ctx = await world.as('coordinator')
    sure(await write(ctx, (tx) => checkIn(tx, id, look())))
    sure(await write(ctx, (tx) => removeGoal(tx, id)))
    await expect(read(ctx, (tx) => readGoal(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(ctx, (tx) => restoreGoal(tx, { id, subjectId: id, before: null, after: null }))
    const [back] = await read(ctx, async (tx) => withCheckIns(tx, [await readGoal(tx, id)]))
    expect(back?.checkIns).toMatchObject([{ value: 34 }])
  })

  it('are closed with an outcome once, take no check-in then, and can be opened again', async () => {
    expect(closeInput.safeParse({ outcome: 'dropped', closedOn: '2026-03-31' }).success).toBe(false)
    const id = await aGoal()
    const ctx = await world.as('representative', partner)
    sure(await write(ctx, (tx) => closeGoal(tx, id, met)))
    expect(await read(ctx, (tx) => readGoal(tx, id))).toMatchObject({ closure: { outcome: 'met' } })
    for (const act of [
      () => write(ctx, (tx) => closeGoal(tx, id, met)),
      () => write(ctx, (tx) => checkIn(tx, id, look())),
    ])
      expect(await act()).toMatchObject({ code: 'goal_closed' })
    const entry = { id, subjectId: id, before: null, after: null }
    await write(ctx, (tx) => undoClose(tx, entry))
    expect(await write(ctx, (tx) => reopenGoal(tx, id))).toMatchObject({ code: 'goal_open' })
    await write(ctx, (tx) => undoReopen(tx, { ...entry, before: { ...met } }))
    expect(await read(ctx, (tx) => readGoal(tx, id))).toMatchObject({ closure: { closedOn: '2026-03-31' } })
  })

  it('are read by an organization that left as they were that day, and no longer written', async () => {
    const leaver = await world.organization('Leaving Lights')
    const place = await makePartnership(world, [leaver], { name: 'Lights' })
    const ctx = await world.as('coordinator')
    world.setNow('2026-03-01T12:00:00Z')
    const early = sure(await write(await world.as('coordinator'), (tx) => setGoal(tx, place, attendance)))
    world.setNow('2026-03-31T12:00:00Z')
    await letLeave(world, place, leaver, new Date('2026-03-15T00:00:00Z'))
    const late = sure(await write(ctx, (tx) => setGoal(tx, place, attendance)))
    sure(await write(ctx, (tx) => checkIn(tx, early.id, look())))
    const gone = await world.as('lead', leaver)
    const found = await read(gone, (tx) => listGoals(tx, { ...all, partnershipId: place }))
    expect(found.items).toMatchObject([{ id: early.id, checkIns: [] }])
    await expect(read(gone, (tx) => readGoal(tx, late.id))).rejects.toBeInstanceOf(NotFound)
    await expect(write(gone, (tx) => checkIn(tx, early.id, look()))).rejects.toBeInstanceOf(Forbidden)
  })

  it('are listed open or closed, found by a word, in the order of their days', async () => {
    const place = await makePartnership(world, [partner], { name: 'Lists' })
    const ctx = await world.as('owner')
    const set = async (what: string, dueOn: string | null) =>
      sure(await write(ctx, (tx) => setGoal(tx, place, { ...attendance, what, dueOn }))).id
    const never = await set('Undated', null)
    const soon = await set('Sooner árbol', '2026-04-01')
    const later = await set('Later', '2026-05-01')
    sure(await write(ctx, (tx) => closeGoal(tx, later, met)))
    const ids = async (more: object) =>
      (await read(ctx, (tx) => listGoals(tx, { ...all, partnershipId: place, ...more }))).items.map(
        ({ id }) => id,
      )
    expect(await ids({})).toEqual([soon, later, never])
    expect(await ids({ standing: 'open' })).toEqual([soon, never])
    expect(await ids({ standing: 'closed' })).toEqual([later])
    expect(await ids({ query: 'arbol' })).toEqual([soon])
    const best = await set('Arbol', '2026-12-31')
    expect(await ids({ query: 'arbol' })).toEqual([best, soon])
    expect(await ids({ query: 'arbol', sort: 'due' })).toEqual([soon, best])
    expect(await ids({ query: 'arxol' })).toEqual([best, soon])
    const first = await read(ctx, (tx) => listGoals(tx, { ...all, partnershipId: place, limit: 2 }))
    const { readCursor } = await import('#platform/http/listing.ts')
    expect(await ids({ limit: 2, cursor: readCursor(first.next) })).toEqual([best, never])
  })
})
