import ical from 'node-ical'
import { afterAll, describe, expect, it } from 'vitest'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { inviteesOf } from '../beside.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { changeMeeting } from '../change.server.ts'
import { meetingChange } from '../inputs.ts'
import { mailInvitees } from '../invite.server.ts'
import { recordReply } from '../reply.server.ts'
import { changeSeries } from './change.server.ts'
import { endSeries } from './end.server.ts'
import { openScene } from './factories.ts'
import { inviteToAll } from './invite.server.ts'

describe('meetings that repeat', async () => {
  const { world, host, lead, input, start, meetings, change, on } = await openScene()
  afterAll(() => world.close())

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
    const reply = (given: {
      uid: string
      sequence?: number
      instead?: string
      said?: string
      stamp?: string
    }) =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:REPLY',
        'BEGIN:VEVENT',
        `UID:${given.uid}`,
        `SEQUENCE:${given.sequence ?? 0}`,
        ...(given.instead === undefined ? [] : [`RECURRENCE-ID${given.instead}`]),
        `DTSTAMP:${given.stamp ?? '20260331T090000Z'}`,
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
      // An older answer that comes late takes the place of none of them.
      expect(await take(reply({ uid, said: 'DECLINED', stamp: '20260331T080000Z' }))).toBe('reply_older')
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
