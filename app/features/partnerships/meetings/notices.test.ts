// Who hears of a meeting, in which words, and who does not.

import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, letStand, makePartnership, toldOf } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from './call.server.ts'
import { cancelMeeting } from './cancel.server.ts'
import { changeMeeting } from './change.server.ts'
import { holdMeeting } from './hold.server.ts'
import { confirmInput, meetingChange, meetingInput, minutesInput } from './inputs.ts'
import { writeMinutes } from './minutes.server.ts'
import { minutesDue } from './minutes-due.server.ts'
import { confirmMinutes, sendMinutes } from './send.server.ts'
import { tellInvitees, tellMinutes } from './tell.server.ts'

describe('notices of a meeting', () => {
  let world: World
  let partnershipId: string
  let host: Ctx
  /** Reads Spanish. */
  let lead: Ctx
  let colleague: Ctx
  /** Of the third partner. */
  let third: Ctx
  let stranger: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const harbor = await world.organization('Harbor Youth')
    const oak = await world.organization('Oak Street School')
    partnershipId = await makePartnership(world, [harbor, oak])
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    colleague = await world.as('representative', harbor)
    third = await world.as('lead', oak)
    stranger = await world.as('lead', await world.organization('Elsewhere'))
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const workspaceId = world.workspace.id
      const partners = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .select(['id', 'organizationId'])
        .execute()
      for (const { actor } of [host, lead, colleague, third])
        await db
          .insertInto('representatives')
          .values({
            workspaceId,
            id: uuid(),
            partnershipId,
            partnerId: partners.find((one) => one.organizationId === actor.organizationId)?.id ?? '',
            personId: actor.personId ?? '',
            beganOn: '2026-01-01',
            createdAt: new Date('2026-01-01T09:00:00Z'),
          })
          .execute()
      await db
        .updateTable('people')
        .set({ language: 'es' })
        .where('id', '=', lead.actor.personId ?? '')
        .execute()
    })
  })
  afterAll(() => world.close())

  const person = (ctx: Ctx) => ctx.actor.personId ?? ''
  const fields = { title: 'The winter table', startsOn: '2026-04-10', startsAt: '16:00' }
  const call = (by: Ctx, asked: Ctx[], more: Record<string, unknown> = {}) =>
    ok(
      write(by, (tx) =>
        callMeeting(
          tx,
          meetingInput.parse({ partnershipId, ...fields, inviteePersonIds: asked.map(person), ...more }),
        ),
      ),
    )
  /** What each has been told of a meeting, by who they are; the names are those of the test. */
  const told = async (subjectId: string) => {
    const rows = await read(host, (tx) =>
      tx.db
        .selectFrom('notices')
        .where('workspaceId', '=', tx.workspace.id)
        .where('subjectId', '=', subjectId)
        .orderBy('createdAt')
        .orderBy('id')
        .select(['personId', 'text'])
        .execute(),
    )
    const names = new Map(
      Object.entries({ host, lead, colleague, third, stranger }).map(([name, ctx]) => [person(ctx), name]),
    )
    return rows.map(({ personId, text }) => `${names.get(personId)}: ${text}`).toSorted()
  }
  const tell = (subjectId: string, historyId: string, action: string) =>
    tellInvitees(host, { subjectId, historyId, action })

  it('go to those who are asked, each in the own language, and not to who called it nor to who is not asked', async () => {
    const { id, historyId } = await call(host, [host, lead, third])
    await tell(id, historyId, 'meeting.called')
    expect(await told(id)).toEqual([
      'lead: Se le invita a The winter table: viernes, 10 de abril, 16:00.',
      'third: You are asked to come to The winter table: Friday 10 April, 16:00.',
    ])
  })

  it('tell of another day and of the end, whoever changed it, to all others who are asked', async () => {
    const { id } = await call(lead, [lead, colleague])
    const changed = await ok(
      write(colleague, (tx) =>
        changeMeeting(tx, id, meetingChange.parse({ ...fields, startsOn: '2026-04-17', version: 1 })),
      ),
    )
    await tell(id, changed.historyId, 'meeting.changed')
    const off = await ok(write(lead, (tx) => cancelMeeting(tx, id, { reason: 'Snow' })))
    await tell(id, off.historyId, 'meeting.cancelled')
    const [cancelled, moved, ...more] = await told(id)
    expect(cancelled).toMatch(/^colleague: The winter table on .*17 April.* is cancelled\.$/)
    expect(moved).toMatch(/^lead: .*17.*16:00/)
    expect(moved).not.toContain('has changed')
    expect(more).toEqual([])
  })

  it('say nothing of a meeting that lies behind, was entered afterwards, or was held meanwhile', async () => {
    const past = await call(host, [lead], { startsOn: '2026-03-02' })
    await tell(past.id, past.historyId, 'meeting.called')
    const today = await call(host, [lead], { startsOn: '2026-03-31' })
    await ok(write(host, (tx) => holdMeeting(tx, today.id, { personIds: [person(lead)] })))
    await tell(today.id, today.historyId, 'meeting.called')
    expect([...(await told(past.id)), ...(await told(today.id))]).toEqual([])
  })

  it('tell the people of all partners that minutes wait, asked or not, and not who sent them', async () => {
    const { id } = await call(host, [], { startsOn: '2026-03-30' })
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [person(host)] })))
    const text = 'We met. <img src=x onerror=alert(1)>'
    await ok(write(third, (tx) => writeMinutes(tx, id, minutesInput.parse({ text }))))
    await ok(write(third, (tx) => sendMinutes(tx, id)))
    await tellMinutes(third, { subjectId: id })
    const all = await told(id)
    expect(all.map((line) => line.split(':')[0])).toEqual(['colleague', 'host', 'lead'])
    expect(all[0]).toMatch(/^colleague: The minutes of The winter table in .+ wait for your word\.$/)
    expect(all[2]).not.toContain('wait for your word')
    // The mail quotes what was written, as words and never as markup.
    const mails = await read(host, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('personId', '=', person(colleague))
        .orderBy('id', 'desc')
        .select(['htmlBody', 'textBody'])
        .execute(),
    )
    expect(mails[0]?.htmlBody).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(mails[0]?.htmlBody).not.toContain('<img src=x')
  })

  it('bring the minutes themselves to who has no sign-in, put them on Today until they are confirmed, and say so', async () => {
    const club = await world.organization('Chess Club')
    const shared = await makePartnership(world, [lead.actor.organizationId, club])
    const speaks = await world.as('lead', lead.actor.organizationId)
    const { id } = await call(host, [], { partnershipId: shared, startsOn: '2026-03-30' })
    const member = await world.person('Omar', { email: 'omar@club.example', language: 'es' })
    await letStand(world, shared, host, lead)
    await standsFor(shared, club, member)
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [person(host)] })))
    await ok(write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'We met.' }))))
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    await world.system.jobs.drain(world.system)
    const letters = await read(host, (tx) =>
      tx.db.selectFrom('mails').where('kind', '=', 'minutes').select(['toAddress', 'textBody']).execute(),
    )
    expect(letters.map((one) => one.toAddress)).toEqual(['omar@club.example'])
    expect(letters[0]?.textBody).toContain('We met.')
    expect(letters[0]?.textBody).toContain('ha enviado el acta de The winter table')
    const due = (ctx: Ctx) =>
      read(ctx, async (tx) => {
        const found = (await dueItems(tx, minutesDue)).filter((one) => one.partnershipId === shared)
        return (await minutesDue.tell(tx, found)).map((one) => one.title)
      })
    expect(await due(speaks)).toEqual(['Confirm the minutes of The winter table'])
    expect(await due(host), 'who sent them knows').toEqual([])
    expect(await due(await world.as('representative', lead.actor.organizationId)), 'who speaks').toEqual([])
    const confirmed = await ok(write(speaks, (tx) => confirmMinutes(tx, id, confirmInput.parse({}))))
    expect(await due(speaks)).toEqual([])
    expect((await toldOf(world, id, { host, lead })).filter((line) => line.startsWith('host'))).toEqual([
      'host: Harbor Youth confirms the minutes of The winter table in Homework Harbor.',
    ])
    await ok(write(speaks, (tx) => undo(tx, confirmed.historyId)))
    expect((await toldOf(world, id, { host })).filter((line) => line.startsWith('host'))).toEqual([])
    expect(await due(speaks)).toHaveLength(1)
    await ok(write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'We sang.', version: 1 }))))
    expect(await due(speaks), 'changed since').toEqual([])
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await due(speaks)).toHaveLength(1)
    await letLeave(world, shared, lead.actor.organizationId, new Date('2026-03-31T11:00:00Z'))
    expect(await due(await world.as('lead', lead.actor.organizationId)), 'left').toEqual([])
  })
  const standsFor = (to: string, organizationId: string, personId: string) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', to)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId: to,
          partnerId: partner.id,
          personId,
          beganOn: '2026-01-01',
          createdAt: new Date('2026-01-01T09:00:00Z'),
        })
        .execute()
    })
})
