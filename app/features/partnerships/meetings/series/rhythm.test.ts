import { afterAll, describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { inviteesOf } from '../beside.server.ts'
import { listMeetings } from '../reads.server.ts'
import { makeSeriesAhead } from './ahead.server.ts'
import { openDay } from './day.server.ts'
import { openScene } from './factories.ts'
import { listSeries, readSeries } from './reads.server.ts'
import { startSeries } from './start.server.ts'

describe('meetings that repeat', async () => {
  const { world, partnershipId, host, lead, input, start, meetings, next } = await openScene()
  afterAll(() => world.close())

  it('are meetings for the weeks that are near, and days worked out for later, by either side and for no stranger', async () => {
    const { id } = await start({}, lead)
    const made = await meetings(id)
    expect(made.map((one) => one.startsOn)).toEqual(
      Array.from({ length: 8 }, (_, index) => addDays('2026-04-07', 7 * index)),
    )
    expect(await read(host, (tx) => inviteesOf(tx, made[0] ?? { id, partnershipId }))).toMatchObject([
      { name: 'Lucía Ferrer' },
    ])
    const days = await next(id, 12)
    expect(days.map((one) => one.startsOn)).toEqual(
      Array.from({ length: 12 }, (_, index) => addDays('2026-04-07', 7 * index)),
    )
    expect(days.map((one) => one.meetingId !== null)).toEqual(
      Array.from({ length: 12 }, (_, index) => index < 8),
    )
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    for (const ctx of [stranger, await (await world.another()).as('owner')])
      await expect(read(ctx, (tx) => readSeries(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(start({}, stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(start({}, await world.as('viewer'))).rejects.toBeInstanceOf(Forbidden)
  })

  it('fall as often as is said: weeks, dates, ends of months and weekdays of a month', async () => {
    const days = async (given: Record<string, unknown>) =>
      (await next((await start(given)).id, 4)).map((one) => one.startsOn)
    expect(await days({ every: 2, weekdays: ['TU', 'TH'] })).toEqual([
      '2026-04-07',
      '2026-04-09',
      '2026-04-21',
      '2026-04-23',
    ])
    expect(await days({ repeats: 'month-end', startsOn: '2026-04-10' })).toEqual([
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
    ])
    expect(await days({ repeats: 'month-weekday', startsOn: '2026-04-14' })).toEqual([
      '2026-04-14',
      '2026-05-12',
      '2026-06-09',
      '2026-07-14',
    ])
    expect(await days({ repeats: 'month-last-weekday', startsOn: '2026-04-28', times: 2 })).toEqual([
      '2026-04-28',
      '2026-05-26',
    ])
    // Months without a 31st are left out.
    expect(await days({ repeats: 'month-day', startsOn: '2026-05-31', untilOn: '2026-09-01' })).toEqual([
      '2026-05-31',
      '2026-07-31',
      '2026-08-31',
    ])
  })

  it('are refused in a sentence where they fall on no day, or on more than can be planned', async () => {
    const refused = (given: Record<string, unknown>) =>
      code(write(host, (tx) => startSeries(tx, input(given))))
    expect(await refused({ weekdays: ['MO'], startsOn: '2026-04-08', untilOn: '2026-04-10' })).toBe(
      'series_no_day',
    )
    expect(await refused({ untilOn: '2026-04-01' })).toBe('series_no_day')
    expect(await refused({ times: 10_000 })).toBe('series_too_many')
    expect(await refused({ untilOn: '2299-01-01' })).toBe('series_too_many')
    expect(await refused({ times: 520 })).toBe('done')
  })

  it('come near by themselves, and each day only once', async () => {
    const { id } = await start({ repeats: 'month-day', startsOn: '2026-04-05', times: 6 })
    expect(await meetings(id)).toHaveLength(2)
    await ok(write(lead, (tx) => openDay(tx, id, { day: '2026-07-05' })))
    await expect(write(lead, (tx) => openDay(tx, id, { day: '2026-07-06' }))).rejects.toBeInstanceOf(NotFound)
    world.setNow('2026-06-20T09:00:00Z')
    for (let times = 0; times < 2; times++) await makeSeriesAhead(await world.as('owner'), {})
    expect((await meetings(id)).map((one) => one.startsOn)).toEqual([
      '2026-04-05',
      '2026-05-05',
      '2026-06-05',
      '2026-07-05',
      '2026-08-05',
    ])
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('stand in the list of meetings like any other', async () => {
    const { id } = await start({ title: 'Lantern circle' })
    const found = await read(lead, (tx) =>
      listMeetings(tx, { partnershipId, query: 'lantern', view: 'coming', cursor: null, limit: 3 }),
    )
    expect(found.total).toBe(8)
    expect(found.items.every((one) => one.series?.id === id)).toBe(true)
    const listed = await read(lead, (tx) =>
      listSeries(tx, { partnershipId, query: 'lantern', running: true, cursor: null, limit: 1 }),
    )
    expect(listed).toMatchObject({ items: [{ id }], total: 1, next: null })
  })
})
