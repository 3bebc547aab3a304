import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { agendaOf, inviteesOf, minutesOf } from './beside.server.ts'
import { cancelMeeting } from './cancel.server.ts'
import { changeMeeting } from './change.server.ts'
import { meetingsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { holdMeeting } from './hold.server.ts'
import { itemInput, meetingChange, minutesInput } from './inputs.ts'
import { addItem } from './items.server.ts'
import { writeMinutes } from './minutes.server.ts'
import { listMeetings, readMeeting } from './reads.server.ts'
import { tellInvitees, tellMinutes } from './tell.server.ts'

describe('meetings', async () => {
  const { world, partnershipId, host, lead, stranger, call, meetingOf, both } = await openScene()
  afterAll(() => world.close())

  it('are called by either side and read by both, and by no stranger nor another workspace', async () => {
    const id = await call(lead, { place: 'Mill Road 4', inviteePersonIds: [lead.actor.personId] })
    expect(await meetingOf(host, id)).toMatchObject({
      title: 'Monthly round',
      place: 'Mill Road 4',
      timeZone: 'UTC',
      state: 'planned',
      organization: { name: 'Harbor Youth' },
    })
    for (const ctx of [stranger, await (await world.another()).as('owner')])
      await expect(meetingOf(ctx, id)).rejects.toBeInstanceOf(NotFound)
    // Someone of the other side who does not stand in this partnership is not theirs to ask.
    await expect(call(lead, { inviteePersonIds: both() })).rejects.toBeInstanceOf(NotFound)
    await expect(call(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(call(await world.as('viewer'))).rejects.toBeInstanceOf(Forbidden)
  })

  it('are listed as to come, the nearest first, and as past, the latest first, and found by words', async () => {
    const titles = (wanted: Partial<Parameters<typeof listMeetings>[1]>) =>
      read(host, async (tx) =>
        (await listMeetings(tx, { partnershipId, query: '', cursor: null, limit: 50, ...wanted })).items.map(
          (one) => one.title,
        ),
      )
    await call(host, { title: 'Far lighthouse', startsOn: '2026-05-02' })
    await call(host, { title: 'Near lighthouse', startsOn: '2026-04-02' })
    await call(host, { title: 'Old lighthouse', startsOn: '2026-01-02' })
    expect(await titles({ view: 'coming' })).toEqual(['Near lighthouse', 'Far lighthouse'])
    expect((await titles({ view: 'past' })).at(-1)).toBe('Old lighthouse')
    expect((await titles({ query: 'lighthouse' })).toSorted()).toEqual([
      'Far lighthouse',
      'Near lighthouse',
      'Old lighthouse',
    ])
  })

  it('can’t be held before their day, and neither changed nor held once cancelled; cancelling is undone', async () => {
    const id = await call(host, { startsOn: '2026-04-20' })
    expect(await code(write(host, (tx) => holdMeeting(tx, id, { personIds: [] })))).toBe('meeting_not_yet')
    const { historyId } = await ok(write(host, (tx) => cancelMeeting(tx, id, { reason: 'Snow' })))
    expect(await meetingOf(lead, id)).toMatchObject({ state: 'cancelled', cancelledBecause: 'Snow' })
    const change = meetingChange.parse({
      title: 'Later',
      startsOn: '2026-04-21',
      startsAt: '10:00',
      version: 1,
    })
    expect(await code(write(host, (tx) => changeMeeting(tx, id, change)))).toBe('meeting_is_cancelled')
    expect(await code(write(host, (tx) => addItem(tx, id, itemInput.parse({ text: 'x' }))))).toBe(
      'meeting_is_cancelled',
    )
    await ok(write(host, (tx) => undo(tx, historyId)))
    expect((await meetingOf(lead, id)).state).toBe('planned')
  })

  it('are changed as they stood when the form was opened; an answer to another hour no longer counts', async () => {
    const id = await call(host, { startsOn: '2026-04-10', inviteePersonIds: both() })
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('meetingInvitees')
        .set({ answer: 'yes', answeredAt: new Date('2026-03-30T10:00:00Z') })
        .where('meetingId', '=', id)
        .execute(),
    )
    const change = (given: Record<string, unknown>) =>
      meetingChange.parse({ title: 'Round', startsOn: '2026-04-10', startsAt: '16:00', version: 1, ...given })
    const invited = () => read(host, async (tx) => inviteesOf(tx, await readMeeting(tx, id)))
    await ok(write(lead, (tx) => changeMeeting(tx, id, change({ place: 'Library' }))))
    expect((await invited()).map((one) => one.answer)).toEqual(['yes', 'yes'])
    await expect(
      write(host, (tx) => changeMeeting(tx, id, change({ title: 'Mine' }))),
    ).rejects.toBeInstanceOf(Stale)
    await ok(write(host, (tx) => changeMeeting(tx, id, change({ startsAt: '17:00', version: 2 }))))
    expect((await invited()).map((one) => one.answer)).toEqual([null, null])
  })

  it('tell those who are asked, but not whoever called; and all partners’ people of minutes that wait', async () => {
    const id = await call(host, { startsOn: '2026-04-11', inviteePersonIds: both() })
    const told = () =>
      read(host, (tx) =>
        tx.db
          .selectFrom('notices')
          .where('subjectId', '=', id)
          .select(['personId', 'kind', 'text'])
          .execute(),
      )
    const history = await read(host, (tx) =>
      tx.db.selectFrom('history').where('subjectId', '=', id).select('id').executeTakeFirstOrThrow(),
    )
    await tellInvitees(host, { subjectId: id, historyId: history.id, action: 'meeting.called' })
    expect(await told()).toMatchObject([{ personId: lead.actor.personId, kind: 'meeting.invitation' }])
    await tellMinutes(host, { subjectId: id })
    expect(await told()).toHaveLength(1)
  })

  it('stand on Today of those who are asked within the week, and when nobody has said whether they were held', async () => {
    const soon = await call(host, {
      title: 'Soon',
      startsOn: '2026-04-03',
      inviteePersonIds: [lead.actor.personId],
    })
    const unsaid = await call(lead, { title: 'Unsaid', startsOn: '2026-03-15' })
    const longAgo = await call(lead, { title: 'Long ago', startsOn: '2025-12-01' })
    const found = (ctx: Ctx) =>
      read(ctx, async (tx) => {
        const dues = await dueItems(tx, meetingsDue)
        const own = dues.filter((one) => [soon, unsaid, longAgo].includes(one.recordId))
        return meetingsDue.tell(tx, own)
      })
    const due = async (ctx: Ctx) => (await found(ctx)).map((one) => `${one.group} ${one.recordId}`)
    expect((await due(lead)).toSorted()).toEqual([`late ${unsaid}`, `week ${soon}`])
    expect((await found(lead)).map((one) => [one.title, one.doneHref])).toEqual([
      ['Was Unsaid held?', `/meetings/${unsaid}/attendance`],
      ['Soon', `/meetings/${soon}#answer`],
    ])
    expect(await due(host)).toEqual([])
  })

  it('are read by who has left as they stood, and what was written afterwards is not theirs', async () => {
    const other = await world.organization('Oak Street')
    const shared = await makePartnership(world, [other])
    world.setNow('2026-03-31T09:00:00Z')
    const id = await call(await world.as('coordinator'), { partnershipId: shared, place: 'Library' })
    await letLeave(world, shared, other, new Date('2026-03-31T10:00:00Z'))
    world.setNow('2026-03-31T11:00:00Z')
    const later = await world.as('coordinator')
    await ok(write(later, (tx) => addItem(tx, id, itemInput.parse({ text: 'After they left' }))))
    await ok(write(later, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'Without them' }))))
    await ok(
      write(later, (tx) =>
        changeMeeting(
          tx,
          id,
          meetingChange.parse({ title: 'Other', startsOn: '2026-04-01', startsAt: '10:00', version: 1 }),
        ),
      ),
    )
    const left = await world.as('lead', other)
    await read(left, async (tx) => {
      const meeting = await readMeeting(tx, id)
      expect(meeting).toMatchObject({ title: 'Monthly round', startsOn: '2026-03-30', place: 'Library' })
      expect(await agendaOf(tx, meeting)).toEqual([])
      expect(await minutesOf(tx, meeting)).toBeNull()
    })
    await expect(
      write(left, (tx) => addItem(tx, id, itemInput.parse({ text: 'Late' }))),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})
