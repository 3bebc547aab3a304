import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merge } from '#features/landscape/index.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { listNotices } from '#platform/notices/reads.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeGoal } from './change.server.ts'
import { checkIn, removeCheckIn, restoreCheckIn, undoCheckIn } from './check-in.server.ts'
import { closeGoal, reopenGoal, undoClose, undoReopen } from './close.server.ts'
import { checkInsDue } from './due.server.ts'
import { progressMonitored } from './evidence.server.ts'
import { checkInInput, closeInput, goalInput } from './inputs.ts'
import { goalOwnership } from './people.server.ts'
import { goalsById, listGoals, readGoal, withCheckIns } from './reads.server.ts'
import { goals } from './register.server.ts'
import { remindOfCheckIns } from './remind.server.ts'
import { removeGoal, restoreGoal } from './remove.server.ts'
import { setGoal } from './set.server.ts'

const attendance = goalInput.parse({
  what: '60 pupils come at least twice a week',
  measure: 'Pupils who came twice',
  unit: 'pupils',
  baseline: 12,
  target: 60,
  whyAchievable: '34 come already',
  need: 'Nowhere to go after school',
  dueOn: '2026-06-30',
  checkInEveryDays: 30,
})
const look = (fields: Record<string, unknown> = {}) =>
  checkInInput.parse({ checkedOn: '2026-03-30', value: 34, ...fields })
const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const
const met = closeInput.parse({ outcome: 'met', closedOn: '2026-03-31' })

describe('goals', () => {
  let world: World
  let partner: string
  let stranger: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...goals }])
    partner = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [partner])
  })
  afterAll(() => world.close())

  const aGoal = async (fields: Partial<typeof attendance> = {}) =>
    sure(
      await write(await world.as('coordinator'), (tx) =>
        setGoal(tx, partnershipId, { ...attendance, ...fields }),
      ),
    ).id

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

  it('have one owner on each side, who must be with that organization', async () => {
    const ours = (await world.as('coordinator')).actor.personId
    const theirs = (await world.as('lead', partner)).actor.personId
    const id = await aGoal({
      owners: [
        { organizationId: world.hostId, personId: ours },
        { organizationId: partner, personId: theirs },
      ],
    })
    const ctx = await world.as('coordinator')
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject([
      { organizationId: partner, personId: theirs },
      { organizationId: world.hostId, personId: ours },
    ])
    for (const owners of [
      [{ organizationId: partner, personId: ours }],
      [{ organizationId: stranger, personId: null }],
    ]) {
      const wrong = write(ctx, (tx) => changeGoal(tx, id, { ...attendance, owners, version: 1 }))
      await expect(wrong).rejects.toBeInstanceOf(Invalid)
      await expect(wrong).rejects.toMatchObject({ issues: [{ path: 'owners' }] })
    }
    const one = [{ organizationId: partner, personId: null }]
    sure(await write(ctx, (tx) => changeGoal(tx, id, { ...attendance, owners: one, version: 1 })))
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject(one)
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

  it('are checked in with a value or a note, not with neither, and not for a day to come', async () => {
    expect(checkInInput.safeParse({ checkedOn: '2026-03-30' }).success).toBe(false)
    const id = await aGoal()
    const ctx = await world.as('representative', partner)
    sure(await write(ctx, (tx) => checkIn(tx, id, look({ value: null, note: 'Snow all week' }))))
    await expect(
      write(ctx, (tx) => checkIn(tx, id, look({ checkedOn: '2026-04-01' }))),
    ).rejects.toMatchObject({ issues: [{ path: 'checkedOn' }] })
  })

  it('let a check-in be taken back by its own side only, and brought back as it was', async () => {
    const id = await aGoal()
    const theirs = await world.as('representative', partner)
    const checked = sure(await write(theirs, (tx) => checkIn(tx, id, look({ note: 'In the rain' }))))
    const ours = await world.as('coordinator')
    expect(await write(ours, (tx) => removeCheckIn(tx, id, checked.id))).toMatchObject({
      code: 'check_in_of_others',
    })
    await write(theirs, (tx) =>
      undoCheckIn(tx, { id, subjectId: id, before: null, after: { checkInId: checked.id } }),
    )
    const found = () => read(ours, async (tx) => withCheckIns(tx, [await readGoal(tx, id)]))
    expect((await found())[0]?.checkIns).toEqual([])
    const before = await read(ours, (tx) =>
      tx.db
        .selectFrom('historyValues')
        .innerJoin('history', 'history.id', 'historyValues.historyId')
        .where('history.action', '=', 'goal.check_in_removed')
        .where('history.subjectId', '=', id)
        .select('historyValues.before')
        .executeTakeFirstOrThrow(),
    )
    await write(theirs, (tx) =>
      restoreCheckIn(tx, {
        id,
        subjectId: id,
        before: before.before as Record<string, unknown>,
        after: null,
      }),
    )
    expect((await found())[0]?.checkIns).toMatchObject([
      { id: checked.id, value: 34, note: 'In the rain', checkedOn: '2026-03-30' },
    ])
    const other = await aGoal()
    await expect(write(theirs, (tx) => removeCheckIn(tx, other, checked.id))).rejects.toBeInstanceOf(NotFound)
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

  it('come up on Today for whoever looks after them, by the day of the next look', async () => {
    const place = await makePartnership(world, [partner], { name: 'Days' })
    const coordinator = await world.as('coordinator')
    const contributor = await world.as('contributor')
    const lead = await world.as('lead', partner)
    const representative = await world.as('representative', partner)
    const titles = async (ctx: typeof lead) =>
      (await read(ctx, (tx) => dueItems(tx, checkInsDue)))
        .filter((item) => item.partnershipId === place)
        .map(({ recordId, group }) => `${recordId} ${group}`)
    const id = sure(
      await write(coordinator, (tx) =>
        setGoal(tx, place, {
          ...attendance,
          checkInEveryDays: 7,
          owners: [
            { organizationId: world.hostId, personId: contributor.actor.personId },
            { organizationId: partner, personId: null },
          ],
        }),
      ),
    ).id
    const nobodys = sure(
      await write(coordinator, (tx) => setGoal(tx, place, { ...attendance, checkInEveryDays: 7 })),
    ).id
    expect(await titles(contributor)).toEqual([`${id} week`, `${nobodys} week`])
    expect(await titles(coordinator)).toEqual([`${nobodys} week`])
    expect(await titles(lead)).toEqual([`${id} week`])
    world.setNow('2026-04-07T12:00:00Z')
    expect(await titles(await world.as('representative', partner))).toEqual([`${id} today`])
    world.setNow('2026-04-08T12:00:00Z')
    expect(await titles(await world.as('representative', partner))).toEqual([`${id} late`])
    expect(await titles(await world.as('viewer'))).toEqual([`${nobodys} late`])
    await write(await world.as('lead', partner), (tx) => checkIn(tx, id, look({ checkedOn: '2026-04-08' })))
    world.setNow('2026-03-31T12:00:00Z')
    expect(await titles(representative)).toEqual([])
  })

  it('remind those who look after them on both sides, once for each day they are due on, until somebody looks', async () => {
    const place = await makePartnership(world, [partner], { name: 'Reminders' })
    const contributor = await world.as('contributor')
    const representative = await world.as('representative', partner)
    const personId = representative.actor.personId
    const { id } = sure(
      await write(contributor, (tx) =>
        setGoal(tx, place, {
          ...attendance,
          checkInEveryDays: 7,
          owners: [
            { organizationId: world.hostId, personId: contributor.actor.personId },
            { organizationId: partner, personId },
          ],
        }),
      ),
    )
    const job = () => world.as('owner')
    const told = async (ctx: typeof contributor, unread = false) =>
      (
        await read(ctx, (tx) => listNotices(tx, { direction: 'desc', cursor: null, limit: 50 }, unread))
      ).items.filter(({ href }) => href === `/goals/${id}`).length
    const people = [contributor, representative]
    const all = async (unread = false) => Promise.all(people.map((ctx) => told(ctx, unread)))
    await remindOfCheckIns(await job(), {})
    expect(await all()).toEqual([0, 0])
    world.setNow('2026-04-07T12:00:00Z')
    await remindOfCheckIns(await job(), {})
    expect(await all()).toEqual([1, 1])
    expect(await told(await world.as('coordinator'))).toBe(0)
    world.setNow('2026-04-09T12:00:00Z')
    await remindOfCheckIns(await job(), {})
    expect(await all()).toEqual([1, 1])
    const late = await world.as('coordinator')
    sure(await write(late, (tx) => checkIn(tx, id, look({ checkedOn: '2026-04-09', onBehalfOf: partner }))))
    expect(await all(true)).toEqual([1, 1])
    sure(await write(late, (tx) => checkIn(tx, id, look({ checkedOn: '2026-04-09' }))))
    expect(await all(true)).toEqual([0, 0])
    world.setNow('2026-04-16T12:00:00Z')
    await remindOfCheckIns(await job(), {})
    await remindOfCheckIns(await job(), {})
    expect(await all()).toEqual([2, 2])
    sure(await write(await job(), (tx) => closeGoal(tx, id, met)))
    expect(await all(true)).toEqual([0, 0])
    world.setNow('2026-05-01T12:00:00Z')
    await remindOfCheckIns(await job(), {})
    world.setNow('2026-03-31T12:00:00Z')
    expect(await all()).toEqual([2, 2])
  })

  it('speak for monitored progress while every open goal is looked at within its rhythm', async () => {
    const place = await makePartnership(world, [partner], { name: 'Evidence' })
    const ctx = await world.as('coordinator')
    const found = (at = ctx) => read(at, (tx) => progressMonitored.find(tx, place))
    expect(await found()).toMatchObject({ items: [], enough: false })
    const { id } = sure(await write(ctx, (tx) => setGoal(tx, place, attendance)))
    expect(await found()).toMatchObject({ items: [], enough: false })
    const claimed = look({ onBehalfOf: partner })
    const { id: claim } = sure(await write(ctx, (tx) => checkIn(tx, id, claimed)))
    expect(await found()).toMatchObject({ items: [], enough: false })
    sure(await write(ctx, (tx) => removeCheckIn(tx, id, claim)))
    sure(await write(ctx, (tx) => checkIn(tx, id, look())))
    expect(await found()).toMatchObject({
      items: [{ id, on: '2026-03-30' }],
      enough: true,
      missing: null,
      lapsedOn: null,
    })
    world.setNow('2026-04-30T12:00:00Z')
    const lapsed = await found(await world.as('coordinator'))
    world.setNow('2026-03-31T12:00:00Z')
    expect(lapsed).toMatchObject({ enough: false, lapsedOn: '2026-04-29' })
    expect(lapsed.missing).toContain(attendance.what)
    const without = { ...attendance, what: 'No rhythm', checkInEveryDays: null }
    const second = sure(await write(ctx, (tx) => setGoal(tx, place, without)))
    expect((await found()).missing).toContain('No rhythm')
    sure(await write(ctx, (tx) => closeGoal(tx, second.id, met)))
    expect(await found()).toMatchObject({ enough: true })
    sure(await write(ctx, (tx) => closeGoal(tx, id, met)))
    expect(await found()).toMatchObject({ enough: false })
  })

  it('go to whoever takes over, unless they are closed', async () => {
    const ctx = await world.as('coordinator')
    const from = (await world.as('contributor')).actor.personId ?? ''
    const into = (await world.as('owner')).actor.personId ?? ''
    const owners = [{ organizationId: world.hostId, personId: from }]
    const open = await aGoal({ owners })
    const shut = await aGoal({ owners })
    sure(await write(ctx, (tx) => closeGoal(tx, shut, met)))
    await keepHouse(ctx, (tx) => goalOwnership.move(tx, from, into))
    const ownerOf = async (id: string) => (await read(ctx, (tx) => readGoal(tx, id))).owners[0]?.personId
    expect([await ownerOf(open), await ownerOf(shut)]).toEqual([into, from])
  })

  it('keep one owner a side when two organizations turn out to be one', async () => {
    const double = await world.organization('Harbour Youth')
    const place = await makePartnership(world, [partner, double], { name: 'Twins' })
    const ctx = await world.as('coordinator')
    const owners = [partner, double].map((organizationId) => ({ organizationId, personId: null }))
    const { id } = sure(await write(ctx, (tx) => setGoal(tx, place, { ...attendance, owners })))
    await letLeave(world, place, double, new Date('2026-03-15T00:00:00Z'))
    sure(
      await write(ctx, (tx) => merge(tx, 'organization', { intoId: partner, fromId: double, choices: {} })),
    )
    expect((await read(ctx, (tx) => readGoal(tx, id))).owners).toMatchObject([{ organizationId: partner }])
  })
})
