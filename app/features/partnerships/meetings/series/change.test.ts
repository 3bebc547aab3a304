import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { erasePerson } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Stale } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { agendaOf } from '../beside.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { changeMeeting } from '../change.server.ts'
import { keepDraft } from '../drafts/keep.server.ts'
import { draftInput, itemInput, meetingChange } from '../inputs.ts'
import { addItem } from '../items.server.ts'
import { readMeeting } from '../reads.server.ts'
import { changeSeries } from './change.server.ts'
import { endSeries } from './end.server.ts'
import { openScene } from './factories.ts'
import { readSeries } from './reads.server.ts'

describe('meetings that repeat', async () => {
  const { world, partner, host, lead, asked, input, start, meetings, next, change, on } = await openScene()
  afterAll(() => world.close())

  it('are led by nobody in the days to come once whoever was to lead them is erased; what is past stays as it was', async () => {
    const leaving = await world.person('Ana Ruiz')
    await world.affiliate(leaving, partner)
    const { id } = await start({ chairPersonId: leaving, noteTakerPersonId: asked })
    const [past] = await meetings(id)
    await keepHouse(host, (tx) =>
      tx.db
        .updateTable('meetings')
        .set({ startsOn: '2026-03-24' })
        .where('id', '=', past?.id ?? '')
        .execute(),
    )
    await ok(write(await world.as('owner'), (tx) => erasePerson(tx, leaving, { name: 'Ana Ruiz' })))
    expect(await read(host, (tx) => readSeries(tx, id))).toMatchObject({
      chair: null,
      noteTaker: { id: asked },
    })
    expect((await meetings(id)).map((one) => one.chair?.id ?? null)).toEqual([
      leaving,
      ...Array.from({ length: 7 }, () => null),
    ])
  })

  it('let one day be moved or cancelled by itself', async () => {
    const { id } = await start()
    const second = await on(id, '2026-04-14')
    const moved = meetingChange.parse({ ...input(), startsOn: '2026-04-16', startsAt: '10:00', version: 1 })
    await ok(write(lead, (tx) => changeMeeting(tx, second.id, moved)))
    const third = await on(id, '2026-04-21')
    await ok(write(lead, (tx) => cancelMeeting(tx, third.id, { reason: 'Feast' })))
    expect((await next(id, 3)).map((one) => `${one.startsOn} ${one.startsAt} ${one.state}`)).toEqual([
      '2026-04-07 16:00 planned',
      '2026-04-16 10:00 planned',
      '2026-04-21 16:00 cancelled',
    ])
  })

  it('change from one day on: what was before stays, and what hangs on later days goes along', async () => {
    const { id } = await start()
    const third = await on(id, '2026-04-21')
    await ok(write(lead, (tx) => addItem(tx, third.id, itemInput.parse({ text: 'Bus money' }))))
    const changed = await ok(
      write(host, (tx) =>
        changeSeries(tx, id, change({ startsOn: '2026-04-22', startsAt: '18:00', title: 'Evening round' })),
      ),
    )
    expect((await meetings(id)).map((one) => one.startsOn)).toEqual(['2026-04-07', '2026-04-14'])
    expect(await read(host, (tx) => readSeries(tx, id))).toMatchObject({ untilOn: '2026-04-20' })
    expect((await next(changed.id, 2)).map((one) => one.startsOn)).toEqual(['2026-04-22', '2026-04-29'])
    const along = await read(host, (tx) => readMeeting(tx, third.id))
    expect(along).toMatchObject({
      title: 'Evening round',
      startsOn: '2026-04-22',
      startsAt: '18:00',
      series: { id: changed.id, day: '2026-04-22' },
    })
    expect(await read(host, (tx) => agendaOf(tx, along))).toMatchObject([{ text: 'Bus money' }])
    await expect(write(lead, (tx) => changeSeries(tx, id, change()))).rejects.toBeInstanceOf(Stale)
    expect(
      await code(write(lead, (tx) => changeSeries(tx, changed.id, change({ startsOn: '2026-03-01' })))),
    ).toBe('series_from_past')
  })

  it('change as a whole where nothing lies before, keeping one name', async () => {
    const { id } = await start({ startsOn: '2026-04-01', repeats: 'month-day' })
    const changed = await ok(
      write(host, (tx) =>
        changeSeries(
          tx,
          id,
          change({ from: '2026-04-01', startsOn: '2026-04-02', repeats: 'month-weekday', place: 'Library' }),
        ),
      ),
    )
    expect(changed.id).toBe(id)
    expect((await next(id, 3)).map((one) => one.startsOn)).toEqual(['2026-04-02', '2026-05-07', '2026-06-04'])
    expect((await meetings(id)).every((one) => one.place === 'Library')).toBe(true)
  })

  it('end after a day; what hangs on later ones stays as cancelled; taken back, all goes on', async () => {
    const { id } = await start()
    const late = await on(id, '2026-04-28')
    await ok(write(lead, (tx) => addItem(tx, late.id, itemInput.parse({ text: 'The key' }))))
    const ended = await ok(write(lead, (tx) => endSeries(tx, id, { lastOn: '2026-04-14', reason: 'Done' })))
    expect((await next(id)).map((one) => `${one.startsOn} ${one.state}`)).toEqual([
      '2026-04-07 planned',
      '2026-04-14 planned',
      '2026-04-28 cancelled',
    ])
    expect(await code(write(host, (tx) => endSeries(tx, id, { lastOn: '2026-05-01', reason: '' })))).toBe(
      'series_ends_before',
    )
    await ok(write(lead, (tx) => undo(tx, ended.historyId)))
    expect((await next(id)).map((one) => `${one.startsOn} ${one.state}`)).toEqual(
      [0, 7, 14, 21, 28, 35].map((days) => `${addDays('2026-04-07', days)} planned`),
    )
    expect((await on(id, '2026-04-28')).id).toBe(late.id)
  })

  it('keep a later day on which somebody types minutes, though history tells nothing of it', async () => {
    const { id } = await start()
    const late = await on(id, '2026-04-28')
    await keepHouse(lead, (tx) =>
      keepDraft(tx, late.id, draftInput.parse({ draft: uuid(), text: 'Ahead of time', version: 0 })),
    )
    await ok(write(host, (tx) => endSeries(tx, id, { lastOn: '2026-04-07', reason: 'Done' })))
    expect((await next(id)).map((one) => `${one.startsOn} ${one.state}`)).toEqual([
      '2026-04-07 planned',
      '2026-04-28 cancelled',
    ])
  })

  it('keep a later day on whose agenda somebody puts something in the moment in which they end', async () => {
    const { id } = await start()
    const late = await on(id, '2026-04-28')
    const added = (tx: Tx) => addItem(tx, late.id, itemInput.parse({ text: 'The key' }))
    const ends = { lastOn: '2026-04-07', reason: 'Done' }
    await ok(keepHouse(host, (tx) => endSeries(overtaken(tx, 'meetings', added), id, ends)))
    expect((await next(id)).map((one) => `${one.startsOn} ${one.state}`)).toEqual([
      '2026-04-07 planned',
      '2026-04-28 cancelled',
    ])
  })
})
