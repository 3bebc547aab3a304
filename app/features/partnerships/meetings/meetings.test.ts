import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import { filesOf, openFile } from '#platform/files/reads.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { sourceOf } from '../commitments/source.server.ts'
import { proposalInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { listDecisions } from '../decisions/reads.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { addFileToMeeting } from '../files/add.server.ts'
import { partnerships } from '../index.server.ts'
import { jointMeetings } from '../touchpoints/evidence.server.ts'
import { listTouchpoints } from '../touchpoints/reads.server.ts'
import { removeTouchpoint } from '../touchpoints/remove.server.ts'
import { pledgeAction } from './action.server.ts'
import { agendaOf, attendanceOf, decisionsOf, inviteesOf, minutesOf, sendingOf } from './beside.server.ts'
import { callMeeting } from './call.server.ts'
import { cancelMeeting } from './cancel.server.ts'
import { changeMeeting } from './change.server.ts'
import { noteDecision, removeDecision } from './decisions.server.ts'
import { meetingsDue } from './due.server.ts'
import { correctAttendance, holdMeeting } from './hold.server.ts'
import { actionInput, itemInput, meetingChange, meetingInput, minutesInput } from './inputs.ts'
import { addItem, moveItem, removeItem } from './items.server.ts'
import { agendaTime, moved } from './meeting.ts'
import { writeMinutes } from './minutes.server.ts'
import { linkNoted, meetingOfDecision, readNoted } from './noted.server.ts'
import { listMeetings, readMeeting } from './reads.server.ts'
import { confirmMinutes, sendMinutes } from './send.server.ts'
import { tellInvitees, tellMinutes } from './tell.server.ts'

const ourselves = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('meetings', () => {
  let world: World
  let partner: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  let stranger: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    stranger = await world.as('lead', await world.organization('Elsewhere'))
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
  const call = async (ctx: Ctx, given: Record<string, unknown> = {}) =>
    (
      await ok(
        write(ctx, (tx) =>
          callMeeting(
            tx,
            meetingInput.parse({
              partnershipId,
              title: 'Monthly round',
              startsOn: '2026-03-30',
              startsAt: '16:00',
              ...given,
            }),
          ),
        ),
      )
    ).id
  const meetingOf = (ctx: Ctx, id: string) => read(ctx, (tx) => readMeeting(tx, id))
  const both = () => [host.actor.personId ?? '', lead.actor.personId ?? '']

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

  it('have an agenda that both sides add to and order, and whoever brings something takes it off and back', async () => {
    const id = await call(host)
    const add = (ctx: Ctx, text: string, given = {}) =>
      ok(write(ctx, (tx) => addItem(tx, id, itemInput.parse({ text, ...given }))))
    await add(host, 'Bus money', { minutes: 15 })
    const key = await add(lead, 'The key', { minutes: 10 })
    const texts = () =>
      read(host, async (tx) => (await agendaOf(tx, await readMeeting(tx, id))).map((one) => one.text))
    await ok(write(host, (tx) => moveItem(tx, id, key.id, -1)))
    expect(await texts()).toEqual(['The key', 'Bus money'])
    expect(await code(write(host, (tx) => removeItem(tx, id, key.id)))).toBe('meeting_item_of_others')
    const removed = await ok(write(lead, (tx) => removeItem(tx, id, key.id)))
    expect(await texts()).toEqual(['Bus money'])
    await ok(write(lead, (tx) => undo(tx, removed.historyId)))
    expect(await texts()).toEqual(['The key', 'Bus money'])
    await expect(
      write(stranger, (tx) => addItem(tx, id, itemInput.parse({ text: 'No' }))),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('tell when the agenda is longer than the meeting', () => {
    expect(agendaTime([{ minutes: 40 }, { minutes: null }, { minutes: 30 }], 60)).toEqual({
      total: 70,
      over: 10,
    })
    expect(agendaTime([{ minutes: null }], 60)).toBeNull()
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  })

  it('that were held by people of every partner count as a joint meeting and as contact; taken back, both are gone', async () => {
    const id = await call(host, {
      title: 'Round of all',
      startsOn: '2026-03-20',
      inviteePersonIds: both(),
    })
    const enough = () => read(host, async (tx) => (await jointMeetings.find(tx, partnershipId)).enough)
    const contacts = () =>
      read(host, async (tx) =>
        (
          await listTouchpoints(tx, {
            filters: { partnershipId, organizationId: partner },
            query: '',
            cursor: null,
            limit: 50,
          })
        ).items.filter((one) => one.summary === 'Round of all'),
      )
    expect(await enough()).toBe(false)
    const held = await ok(write(lead, (tx) => holdMeeting(tx, id, { personIds: both() })))
    expect(await enough()).toBe(true)
    expect(await contacts()).toMatchObject([{ kind: 'meeting', happenedOn: '2026-03-20' }])
    expect((await meetingOf(host, id)).state).toBe('held')
    const [contact] = await contacts()
    expect(await code(write(lead, (tx) => removeTouchpoint(tx, contact?.id ?? '')))).toBe(
      'touchpoint_of_meeting',
    )
    await ok(write(lead, (tx) => undo(tx, held.historyId)))
    expect(await enough()).toBe(false)
    expect(await contacts()).toEqual([])
    expect((await meetingOf(host, id)).state).toBe('planned')
  })

  it('let either side correct who was there, whoever said that it was held', async () => {
    const id = await call(host, { startsOn: '2026-03-21' })
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [host.actor.personId ?? ''] })))
    const there = () =>
      read(host, async (tx) =>
        (await attendanceOf(tx, await readMeeting(tx, id))).people.map((one) => one.id),
      )
    const corrected = await ok(write(lead, (tx) => correctAttendance(tx, id, { personIds: both() })))
    expect((await there()).toSorted()).toEqual(both().toSorted())
    await ok(write(lead, (tx) => undo(tx, corrected.historyId)))
    expect(await there()).toEqual([host.actor.personId])
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

  it('keep both texts when two people save the same minutes', async () => {
    const id = await call(host)
    const save = (ctx: Ctx, text: string, version: number) =>
      write(ctx, (tx) => writeMinutes(tx, id, minutesInput.parse({ text, version })))
    await ok(save(host, 'We met.', 0))
    for (const version of [0, 7])
      await expect(save(lead, 'We talked.', version)).rejects.toMatchObject({
        theirs: { text: 'We met.', version: 1 },
      })
    await ok(save(lead, 'We met. We talked.', 1))
    await expect(save(host, 'We met. We sang.', 1)).rejects.toBeInstanceOf(Stale)
    expect((await read(host, async (tx) => minutesOf(tx, await readMeeting(tx, id))))?.text).toBe(
      'We met. We talked.',
    )
  })

  it('have minutes that are sent once held and confirmed by each side, for the very text that was sent', async () => {
    const id = await call(host, { startsOn: '2026-03-22' })
    await ok(write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'First text' }))))
    expect(await code(write(host, (tx) => sendMinutes(tx, id)))).toBe('meeting_not_held')
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: both() })))
    expect(await code(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))).toBe('minutes_not_sent')
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await code(write(host, (tx) => sendMinutes(tx, id)))).toBe('minutes_sent_already')
    const representative = await world.as('representative', partner)
    await expect(write(representative, (tx) => confirmMinutes(tx, id, ourselves))).rejects.toBeInstanceOf(
      Forbidden,
    )
    const confirmed = await ok(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))
    const by = async () =>
      (await read(host, async (tx) => sendingOf(tx, await readMeeting(tx, id))))?.confirmedBy.map(
        (one) => one.name,
      )
    expect(await by()).toEqual(['Harbor Youth'])
    await ok(write(lead, (tx) => undo(tx, confirmed.historyId)))
    expect(await by()).toEqual([])
    await ok(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))
    await ok(
      write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'Second text', version: 1 }))),
    )
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await by()).toEqual([])
  })

  it('note decisions, which the side that noted them takes away and brings back', async () => {
    const id = await call(host)
    const noted = await ok(write(host, (tx) => noteDecision(tx, id, { text: 'We open on Thursdays.' })))
    expect(await code(write(lead, (tx) => removeDecision(tx, id, noted.id)))).toBe(
      'meeting_decision_of_others',
    )
    const removed = await ok(write(host, (tx) => removeDecision(tx, id, noted.id)))
    await ok(write(host, (tx) => undo(tx, removed.historyId)))
    const texts = await read(lead, async (tx) => decisionsOf(tx, await readMeeting(tx, id)))
    expect(texts.map((one) => one.text)).toEqual(['We open on Thursdays.'])
  })

  it('keep a noted decision as one of the partnership’s own, once, with a way back and forth', async () => {
    const id = await call(host)
    const noted = await ok(write(host, (tx) => noteDecision(tx, id, { text: 'We open on Fridays.' })))
    const propose = (ctx: Ctx, of = partnershipId) =>
      write(ctx, async (tx) => {
        const input = proposalInput.parse({
          what: 'We open on Fridays.',
          method: 'consent',
          closesOn: '2026-04-14',
        })
        const made = await proposeDecision(tx, of, input)
        if (isRefusal(made)) return made
        return (await linkNoted(tx, of, noted.id, made.id)) ?? made
      })
    expect(await read(lead, (tx) => readNoted(tx, partnershipId, noted.id))).toMatchObject({
      text: 'We open on Fridays.',
      decisionId: null,
    })
    const other = await makePartnership(world, [partner])
    await expect(propose(lead, other)).rejects.toBeInstanceOf(NotFound)
    await expect(read(stranger, (tx) => readNoted(tx, partnershipId, noted.id))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(read(lead, (tx) => readNoted(tx, partnershipId, 'no-id'))).rejects.toBeInstanceOf(NotFound)
    const kept = await ok(propose(lead))
    expect(await code(propose(host))).toBe('meeting_decision_kept_already')
    await read(host, async (tx) => {
      expect(await decisionsOf(tx, await readMeeting(tx, id))).toMatchObject([{ decisionId: kept.id }])
      expect(await meetingOfDecision(tx, kept.id)).toEqual({ id, title: 'Monthly round' })
      // Refused, nothing of the second one stays.
      const page = await listDecisions(tx, {
        partnershipId,
        query: 'Fridays',
        direction: 'desc',
        cursor: null,
        limit: 50,
      })
      expect(page.items.map((one) => one.id)).toEqual([kept.id])
    })
    expect(await read(stranger, (tx) => meetingOfDecision(tx, kept.id))).toBeNull()
  })

  it('keep notes on paper beside them, for all partners and no stranger, also once they are over', async () => {
    const id = await call(host, { startsOn: '2026-03-30' })
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: both() })))
    const paper = (content: string, name = 'paper.txt') => {
      const form = new FormData()
      form.set('file', new File([content], name))
      return form
    }
    const { id: file } = await ok(write(lead, (tx) => addFileToMeeting(tx, id, paper('Three lines'))))
    const opened = (ctx: Ctx) =>
      read(ctx, async (tx) => Buffer.concat(await (await openFile(tx, file)).stream.toArray()).toString())
    expect(await opened(host)).toBe('Three lines')
    expect(await read(host, (tx) => filesOf(tx, 'meeting', id))).toMatchObject([
      { id: file, name: 'paper.txt' },
    ])
    await expect(opened(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(write(stranger, (tx) => addFileToMeeting(tx, id, paper('x')))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(
      write(await world.as('viewer'), (tx) => addFileToMeeting(tx, id, paper('x'))),
    ).rejects.toBeInstanceOf(Forbidden)
    // Markup that would run is no paper, an empty one says nothing, and 26 MB are too many: each is said.
    for (const [form, no] of [
      [paper('<script>alert(1)</script>', 'notes.html'), 'file_kind'],
      [paper(''), 'file_empty'],
      [paper('a'.repeat(26 * 1024 * 1024)), 'file_too_large'],
    ] as const)
      expect(await code(write(lead, (tx) => addFileToMeeting(tx, id, form)))).toBe(no)
    expect(await read(host, (tx) => filesOf(tx, 'meeting', id))).toHaveLength(1)
  })

  it('turn what was taken on into promises that say which meeting they come from', async () => {
    const id = await call(host)
    const promised = await ok(
      write(lead, (tx) =>
        pledgeAction(tx, id, actionInput.parse({ text: 'Bring the lamps', dueOn: '2026-04-20' })),
      ),
    )
    await read(host, async (tx) => {
      const [row] = await promisesFrom(tx, 'meeting', id)
      expect(row).toMatchObject({ id: promised.id, promisor: { name: 'Harbor Youth' } })
      expect(row && (await sourceOf(tx, row))).toEqual({ title: 'Monthly round', href: `/meetings/${id}` })
    })
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
    const due = async (ctx: Ctx) => {
      if (!('find' in meetingsDue)) return []
      const found = await read(ctx, (tx) => meetingsDue.find(tx))
      return found
        .filter((one) => [soon, unsaid].includes(one.recordId))
        .map((one) => `${one.group} ${one.recordId}`)
    }
    expect((await due(lead)).toSorted()).toEqual([`late ${unsaid}`, `week ${soon}`])
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
