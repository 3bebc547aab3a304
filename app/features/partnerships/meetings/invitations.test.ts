import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { receiveMail } from '#platform/mailbox/receive.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { inviteesOf } from './beside.server.ts'
import { callMeeting } from './call.server.ts'
import { cancelMeeting } from './cancel.server.ts'
import { changeMeeting } from './change.server.ts'
import { meetingChange, meetingInput } from './inputs.ts'
import { mailInvitees } from './invite.server.ts'
import { readMeeting } from './reads.server.ts'
import { recordReply } from './reply.server.ts'

describe('invitations to a meeting', () => {
  let world: World
  let host: Ctx
  let partnershipId: string
  let asked: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    asked = await world.person('Lucía "Lu" Ferrer', { email: 'Lucia@harbor.example' })
    await world.affiliate(asked, partner)
  })
  afterAll(() => world.close())

  const when = { startsOn: '2026-07-15', startsAt: '16:00', timeZone: 'America/New_York' }
  const call = async () => {
    const input = meetingInput.parse({
      partnershipId,
      title: 'Round; with, commas',
      ...when,
      lengthMinutes: 90,
      place: 'Oak Street',
      onlineLink: 'https://meet.example/round',
      inviteePersonIds: [asked],
    })
    return ok(write(host, (tx) => callMeeting(tx, input)))
  }
  /** The last calendar entry that went out, as another program reads it. */
  const lastMail = async () => {
    const mail = await read(host, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'meeting')
        .orderBy('id', 'desc')
        .select(['toAddress', 'calendar', 'calendarMethod'])
        .executeTakeFirstOrThrow(),
    )
    const event = Object.values(ical.sync.parseICS(mail.calendar ?? '')).find((one) => one?.type === 'VEVENT')
    if (event?.type !== 'VEVENT') throw new Error('no entry')
    return { ...mail, event }
  }

  it('come with a calendar entry at the hour of that place, which changes and ends under one name', async () => {
    const { id, historyId } = await call()
    await mailInvitees(host, { subjectId: id, historyId, action: 'meeting.called' })
    const first = await lastMail()
    expect(first).toMatchObject({ toAddress: 'Lucia@harbor.example', calendarMethod: 'REQUEST' })
    expect(first.event.summary).toBe('Round; with, commas')
    expect(first.event.start.toISOString()).toBe('2026-07-15T20:00:00.000Z')
    expect(first.event.end?.toISOString()).toBe('2026-07-15T21:30:00.000Z')
    const change = meetingChange.parse({ title: 'Round', ...when, startsAt: '17:00', version: 1 })
    const changed = await ok(write(host, (tx) => changeMeeting(tx, id, change)))
    await mailInvitees(host, { subjectId: id, historyId: changed.historyId, action: 'meeting.changed' })
    const second = await lastMail()
    expect(second.event.uid).toBe(first.event.uid)
    expect(second.event.start.toISOString()).toBe('2026-07-15T21:00:00.000Z')
    expect(Number(second.event.sequence)).toBe(1)
    const ended = await ok(write(host, (tx) => cancelMeeting(tx, id, { reason: '' })))
    await mailInvitees(host, { subjectId: id, historyId: ended.historyId, action: 'meeting.cancelled' })
    const third = await lastMail()
    expect(third).toMatchObject({
      calendarMethod: 'CANCEL',
      event: { status: 'CANCELLED', uid: first.event.uid },
    })
    expect(Number(third.event.sequence)).toBe(2)
  })

  it('are answered by calendars: noted for whoever was asked, and refused for others, other meetings and old hours', async () => {
    const { id } = await call()
    const host1 = new URL(world.system.settings.publicUrl).hostname
    const reply = (given: {
      uid?: string
      by?: string
      sequence?: number
      method?: string
      said?: string
      stamp?: string
    }) =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        `METHOD:${given.method ?? 'REPLY'}`,
        'BEGIN:VEVENT',
        `UID:${given.uid ?? `${id}@${host1}`}`,
        `SEQUENCE:${given.sequence ?? 0}`,
        `DTSTAMP:${given.stamp ?? '20260331T090000Z'}`,
        'DTSTART:20260715T200000Z',
        `ATTENDEE;PARTSTAT=${given.said ?? 'ACCEPTED'}:mailto:${given.by ?? 'lucia@harbor.example'}`,
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n')
    const take = async (text: string, from = 'lucia@harbor.example') => {
      const answer = await keepHouse(host, (tx) => recordReply(tx, { from, text }))
      return isRefusal(answer) ? answer.code : answer.answer
    }
    const noted = async () =>
      (await read(host, async (tx) => inviteesOf(tx, await readMeeting(tx, id)))).map((one) => one.answer)
    expect(await take(reply({ uid: `00000000-0000-7000-8000-000000000000@${host1}` }))).toBe(
      'reply_other_meeting',
    )
    expect(await take(reply({ uid: 'football@club.example' }))).toBe('reply_other_meeting')
    const mistaken = await call()
    const gone = (tx: Tx) => overtaken(tx, 'meetings', (other) => undo(other, mistaken.historyId))
    const late = { from: 'lucia@harbor.example', text: reply({ uid: `${mistaken.id}@${host1}` }) }
    expect(await keepHouse(host, (tx) => recordReply(gone(tx), late))).toMatchObject({
      code: 'reply_other_meeting',
    })
    expect(await take(reply({ by: 'eve@elsewhere.example' }), 'eve@elsewhere.example')).toBe('reply_stranger')
    expect(await take(reply({}), 'eve@elsewhere.example')).toBe('reply_stranger')
    expect(await take(reply({ method: 'REQUEST' }))).toBe('reply_unreadable')
    expect(await take('<html>No calendar</html>')).toBe('reply_unreadable')
    expect(await noted()).toEqual([null])
    expect(await take(reply({ said: 'TENTATIVE' }))).toBe('maybe')
    expect(await noted()).toEqual(['maybe'])
    const change = meetingChange.parse({ title: 'Round', ...when, startsAt: '18:00', version: 1 })
    await ok(write(host, (tx) => changeMeeting(tx, id, change)))
    expect(await take(reply({}))).toBe('reply_outdated')
    expect(await take(reply({ sequence: 1 }))).toBe('yes')
    expect(await noted()).toEqual(['yes'])
    // Mails come in another order than they were sent.
    expect(await take(reply({ sequence: 1, said: 'DECLINED', stamp: '20260331T080000Z' }))).toBe(
      'reply_older',
    )
    expect(await noted(), 'the newer answer stays').toEqual(['yes'])
    expect(await take(reply({ sequence: 1, said: 'DECLINED', stamp: '20260331T100000Z' }))).toBe('no')
    // A clock that is ahead keeps no later answer away.
    expect(await take(reply({ sequence: 1, stamp: '20300101T000000Z' }))).toBe('yes')
    expect(await take(reply({ sequence: 1, said: 'TENTATIVE', stamp: '20300101T000000Z' }))).toBe('maybe')
  })

  it('are answered by mail to an address of that meeting and person, and what is in doubt is held', async () => {
    world.system.settings.inboundMail = 'reply@commonweave.example'
    const { id, historyId } = await call()
    await mailInvitees(host, { subjectId: id, historyId, action: 'meeting.called' })
    const { event } = await lastMail()
    const organizer = /mailto:([^"\s]+)/i.exec(JSON.stringify(event.organizer))?.[1] ?? ''
    expect(organizer).toMatch(/^reply\+[0-9a-f]{32}@commonweave\.example$/)
    const other = await call()
    const answer = (given: { uid: string; from: string; by?: string }) =>
      receiveMail(
        world.system,
        Buffer.from(
          [
            `From: ${given.from}`,
            `To: ${organizer}`,
            `Message-ID: <${crypto.randomUUID()}@harbor.example>`,
            'Subject: Accepted: Round',
            'Content-Type: multipart/alternative; boundary=x',
            '',
            '--x',
            'Content-Type: text/plain; charset=utf-8',
            '',
            'Lucía has accepted.',
            '--x',
            'Content-Type: text/calendar; charset=utf-8; method=REPLY',
            '',
            'BEGIN:VCALENDAR',
            'VERSION:2.0',
            'METHOD:REPLY',
            'BEGIN:VEVENT',
            `UID:${given.uid}`,
            'SEQUENCE:0',
            'DTSTAMP:20260331T090000Z',
            'DTSTART:20260715T200000Z',
            `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${given.by ?? given.from}`,
            'END:VEVENT',
            'END:VCALENDAR',
            '--x--',
          ].join('\r\n'),
        ),
      )
    const answers = async () =>
      (await read(host, async (tx) => inviteesOf(tx, await readMeeting(tx, id)))).map((one) => one.answer)
    const host1 = new URL(world.system.settings.publicUrl).hostname
    expect(await answer({ uid: `${other.id}@${host1}`, from: 'lucia@harbor.example' })).toBe('held')
    expect(await answer({ uid: `${id}@${host1}`, from: 'eve@elsewhere.example' })).toBe('held')
    expect(
      await answer({ uid: `${id}@${host1}`, from: 'eve@elsewhere.example', by: 'lucia@harbor.example' }),
    ).toBe('held')
    expect(await answers()).toEqual([null])
    expect(await answer({ uid: `${id}@${host1}`, from: 'lucia@harbor.example' })).toBe('taken')
    expect(await answers()).toEqual(['yes'])
  })
})
