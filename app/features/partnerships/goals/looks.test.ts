import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { listNotices } from '#platform/notices/reads.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { makePartnership } from '../factories.ts'
import { checkIn, removeCheckIn, restoreCheckIn, undoCheckIn } from './check-in.server.ts'
import { closeGoal } from './close.server.ts'
import { checkInsDue } from './due.server.ts'
import { progressMonitored } from './evidence.server.ts'
import { attendance, look, met, openScene } from './factories.ts'
import { checkInInput } from './inputs.ts'
import { readGoal, withCheckIns } from './reads.server.ts'
import { remindOfCheckIns } from './remind.server.ts'
import { setGoal } from './set.server.ts'

describe('goals', async () => {
  const { world, partner, aGoal } = await openScene()
  afterAll(() => world.close())

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
})
