import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { agendaOf, inviteesOf } from '../beside.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { changeMeeting } from '../change.server.ts'
import { itemInput, meetingChange } from '../inputs.ts'
import { mailInvitees } from '../invite.server.ts'
import { addItem } from '../items.server.ts'
import { listMeetings, meetingsOfSeries, readMeeting } from '../reads.server.ts'
import { recordReply } from '../reply.server.ts'
import { makeSeriesAhead } from './ahead.server.ts'
import { changeSeries } from './change.server.ts'
import { openDay } from './day.server.ts'
import { endSeries } from './end.server.ts'
import { seriesChange, seriesInput } from './inputs.ts'
import { inviteToAll } from './invite.server.ts'
import { listSeries, nextOccurrences, readSeries } from './reads.server.ts'
import { startSeries } from './start.server.ts'

describe('meetings that repeat', () => {
  let world: World
  let partner: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  let asked: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    asked = await world.person('Lucía Ferrer', { email: 'lucia@harbor.example' })
    await world.affiliate(asked, partner)
  })
  afterAll(() => world.close())

  const ok = async <T>(answering: Promise<T | Refusal>): Promise<T> => {
    const answer = await answering
    if (isRefusal(answer)) throw new Error(answer.code)
    return answer
  }
  const code = async (answering: Promise<unknown>) => {
    const answer = await answering
    return isRefusal(answer) ? answer.code : 'done'
  }
  // Today is Tuesday 31 March 2026.
  const input = (given: Record<string, unknown> = {}) =>
    seriesInput.parse({
      partnershipId,
      title: 'Round',
      startsOn: '2026-04-07',
      startsAt: '16:00',
      timeZone: 'America/New_York',
      repeats: 'week',
      inviteePersonIds: [asked],
      ...given,
    })
  const start = (given: Record<string, unknown> = {}, ctx = host) =>
    ok(write(ctx, (tx) => startSeries(tx, input(given))))
  const meetings = (id: string, ctx = host) => read(ctx, (tx) => meetingsOfSeries(tx, id))
  const next = (id: string, most = 6, ctx = host) =>
    read(ctx, async (tx) => nextOccurrences(tx, await readSeries(tx, id), tx.today, most))
  const change = (given: Record<string, unknown> = {}) =>
    seriesChange.parse({ ...input(), from: '2026-04-21', startsOn: '2026-04-21', version: 1, ...given })
  const on = async (id: string, day: string) => {
    const found = (await meetings(id)).find((one) => one.series?.day === day)
    if (found === undefined) throw new Error(`no meeting on ${day}`)
    return found
  }

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

  describe('in the calendars of those who are asked', () => {
    const mails = async () =>
      (
        await read(host, (tx) =>
          tx.db
            .selectFrom('mails')
            .where('kind', '=', 'meeting')
            .orderBy('id', 'desc')
            .select(['calendar', 'calendarMethod'])
            .execute(),
        )
      ).map((mail) => ({ method: mail.calendarMethod, text: (mail.calendar ?? '').replaceAll('\r\n ', '') }))
    const last = async () => (await mails())[0] ?? { method: '', text: '' }
    const eventOf = (text: string) => {
      const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT')
      if (event?.type !== 'VEVENT') throw new Error('no entry')
      return event
    }
    const told = (answer: { id: string; historyId: string }, action: string) =>
      inviteToAll(host, { subjectId: answer.id, historyId: answer.historyId, action })
    const reply = (given: { uid: string; sequence?: number; instead?: string; said?: string }) =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:REPLY',
        'BEGIN:VEVENT',
        `UID:${given.uid}`,
        `SEQUENCE:${given.sequence ?? 0}`,
        ...(given.instead === undefined ? [] : [`RECURRENCE-ID${given.instead}`]),
        'DTSTAMP:20260331T090000Z',
        `ATTENDEE;PARTSTAT=${given.said ?? 'ACCEPTED'}:mailto:lucia@harbor.example`,
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n')
    const take = async (text: string) => {
      const answer = await keepHouse(host, (tx) => recordReply(tx, { from: 'lucia@harbor.example', text }))
      return isRefusal(answer) ? answer.code : answer.answer
    }
    const uidOf = async () => eventOf((await last()).text).uid

    it('they repeat at one hour of the place, summer and winter, as another program reads them', async () => {
      await told(await start({ startsOn: '2026-10-20', times: 4 }), 'series.started')
      const { method, text } = await last()
      expect(method).toBe('REQUEST')
      expect(text).toContain('DTSTART;TZID=America/New_York:20261020T160000')
      expect(text).toContain('UNTIL=20261110T210000Z')
      const event = eventOf(text)
      // The clocks go back on 1 November: 16:00 is 20:00 UTC before and 21:00 after.
      expect(event.rrule?.all().map((day) => day.toISOString().slice(0, 10))).toEqual([
        '2026-10-20',
        '2026-10-27',
        '2026-11-03',
        '2026-11-10',
      ])
      expect(text).toContain('BEGIN:VTIMEZONE')
    })

    it('a day that is moved or cancelled goes by the day it stands for, with a number that grows', async () => {
      const { id } = await start()
      const second = await on(id, '2026-04-14')
      const moved = meetingChange.parse({ ...input(), startsOn: '2026-04-16', startsAt: '10:00', version: 1 })
      const changed = await ok(write(lead, (tx) => changeMeeting(tx, second.id, moved)))
      await mailInvitees(host, {
        subjectId: second.id,
        historyId: changed.historyId,
        action: 'meeting.changed',
      })
      const first = await last()
      expect(first.text).toContain(`UID:${id}@`)
      expect(first.text).toContain('RECURRENCE-ID;TZID=America/New_York:20260414T160000')
      expect(first.text).toContain('DTSTART:20260416T140000Z')
      expect(first.text).toContain('SEQUENCE:1')
      const off = await ok(write(lead, (tx) => cancelMeeting(tx, second.id, { reason: '' })))
      await mailInvitees(host, {
        subjectId: second.id,
        historyId: off.historyId,
        action: 'meeting.cancelled',
      })
      const ended = await last()
      expect(ended.method).toBe('CANCEL')
      expect(ended.text).toContain('RECURRENCE-ID;TZID=America/New_York:20260414T160000')
      expect(ended.text).toContain('SEQUENCE:2')
      // Said again as a whole, the cancelled day is left out of it.
      const end = await ok(write(host, (tx) => endSeries(tx, id, { lastOn: '2026-05-01', reason: '' })))
      await told({ id, historyId: end.historyId }, 'series.ended')
      const whole = await last()
      expect(whole.method).toBe('REQUEST')
      expect(whole.text).toContain('EXDATE;TZID=America/New_York:20260414T160000')
      expect(whole.text).toMatch(/UNTIL=20260501T200000Z/)
    })

    it('parted from one day on, the old entry ends and a new one begins', async () => {
      const { id } = await start()
      const changed = await ok(
        write(host, (tx) => changeSeries(tx, id, change({ startsOn: '2026-04-22', startsAt: '18:00' }))),
      )
      await told(changed, 'series.changed')
      const [old, fresh] = await mails()
      expect(old?.text).toContain(`UID:${id}@`)
      expect(old?.text).toContain('UNTIL=20260420T200000Z')
      expect(old?.text).toContain('SEQUENCE:1')
      expect(fresh?.text).toContain(`UID:${changed.id}@`)
      expect(fresh?.text).toContain('DTSTART;TZID=America/New_York:20260422T180000')
    })

    it('are answered for all of it, for one day, and not after its end', async () => {
      const { id, historyId } = await start()
      await told({ id, historyId }, 'series.started')
      const uid = await uidOf()
      const noted = async () =>
        Promise.all(
          (await meetings(id)).slice(0, 3).map(async (one) => {
            const [invitee] = await read(host, (tx) => inviteesOf(tx, one))
            return invitee?.answer ?? null
          }),
        )
      expect(await take(reply({ uid }))).toBe('yes')
      expect(await noted()).toEqual(['yes', 'yes', 'yes'])
      const instead = ';TZID=America/New_York:20260414T160000'
      expect(await take(reply({ uid, instead, said: 'DECLINED' }))).toBe('no')
      expect(await take(reply({ uid, instead: ':20260421T200000Z', said: 'TENTATIVE' }))).toBe('maybe')
      expect(await noted()).toEqual(['yes', 'no', 'maybe'])
      // A day it does not fall on, and a day far ahead, which becomes a meeting with that.
      expect(await take(reply({ uid, instead: ';TZID=America/New_York:20260415T160000' }))).toBe(
        'reply_other_meeting',
      )
      expect(await take(reply({ uid, instead: ';TZID=America/New_York:20260804T160000' }))).toBe('yes')
      const off = await on(id, '2026-04-14')
      await ok(write(host, (tx) => cancelMeeting(tx, off.id, { reason: '' })))
      expect(await take(reply({ uid, instead, sequence: 1 }))).toBe('meeting_is_cancelled')
      await ok(write(host, (tx) => endSeries(tx, id, { lastOn: '2026-03-30', reason: '' })))
      expect(await take(reply({ uid, sequence: 1 }))).toBe('series_is_over')
    })
  })
})
