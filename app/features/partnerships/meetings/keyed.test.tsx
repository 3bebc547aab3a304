// Minutes on a page behind a key: what somebody who doesn't sign in reads and says there, and when the key ends.

import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { historyOf } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { drawn } from '#platform/testing/drawn.tsx'
import { setLimits } from '#platform/testing/limits.server.ts'
import { press } from '#platform/testing/press.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { action as beginNew } from '../discussions/pages/new.tsx'
import { listPosts } from '../discussions/posts.server.ts'
import { letLeave, letStand, makePartnership, toldOf } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { around } from './around.server.ts'
import { sendingOf } from './beside.server.ts'
import { callMeeting } from './call.server.ts'
import { holdMeeting } from './hold.server.ts'
import { meetingInput, minutesInput } from './inputs.ts'
import { minutesHolder } from './keyed.server.ts'
import { writeMinutes } from './minutes.server.ts'
import KeyedMinutes, { action, loader } from './pages/keyed.tsx'
import { erasedInvitee } from './people.server.ts'
import { readMeeting } from './reads.server.ts'
import { sayWrongAt } from './say-of-minutes.server.ts'
import { sendMinutes } from './send.server.ts'

describe('minutes behind a key', () => {
  let world: World
  let host: Ctx
  let club: string
  let omar: string
  let partnershipId: string
  let meeting: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setNow('2026-03-31T12:00:00Z')
    host = await world.as('coordinator')
    club = await world.organization('Chess Club')
    partnershipId = await makePartnership(world, [club])
    await letStand(world, partnershipId, host)
    omar = await standing('Omar', club)
    meeting = await sent('We met.\n\nاجتمعنا')
  })

  /** Somebody who stands for an organization in the partnership and doesn't sign in. */
  const standing = async (name: string, organizationId: string) => {
    const address = `${name.toLowerCase()}@${uuid()}.example`
    const personId = await world.person(name, { email: address, language: 'es' })
    await world.affiliate(personId, organizationId, { beganOn: '2026-01-01' })
    await represent(personId, organizationId)
    return personId
  }
  const represent = (personId: string, organizationId: string) =>
    inDatabase(async (db) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          createdAt: new Date('2026-01-01T09:00:00Z'),
          partnershipId,
          partnerId: partner.id,
          personId,
          beganOn: '2026-01-01',
        })
        .execute()
    })
  const inDatabase = (work: Parameters<typeof world.system.database.transaction<unknown>>[1]) =>
    world.system.database.transaction({ as: 'owner' }, work)
  /** A meeting whose minutes went out, by letter to whom no sign-in is. */
  const sent = async (text: string) => {
    const input = meetingInput.parse({
      partnershipId,
      title: 'The winter table',
      startsOn: '2026-03-30',
      startsAt: '16:00',
    })
    const { id } = await ok(write(host, (tx) => callMeeting(tx, input)))
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [] })))
    await ok(write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text }))))
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    await world.system.jobs.drain(world.system)
    return id
  }
  const rewrite = (text: string, version: number) =>
    ok(write(host, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version }))))
  const letterTo = (personId: string) =>
    read(host, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'minutes')
        .where('personId', '=', personId)
        .orderBy('id', 'desc')
        .select('textBody')
        .executeTakeFirstOrThrow(),
    )
  const tokenIn = (letter: string) => /\/confirm-minutes\/([\w-]+)\?lang=es/.exec(letter)?.[1] ?? ''
  const keyOf = async (personId: string) => tokenIn((await letterTo(personId)).textBody)
  const door = (locale = 'en') =>
    ({
      system: world.system,
      locale,
      requestId: 'test',
      ctx: null,
      address: uuid(),
    }) as unknown as DoorRequest
  const show = (token: string) =>
    drawn(loader, KeyedMinutes, { path: `/confirm-minutes/${token}`, params: { token }, door: door() })
  const pressOn = (token: string, fields: Record<string, string>) =>
    press(action, { params: { token }, fields, door: { ...door() } })
  const sendingId = async () => (await sending())?.id ?? ''
  const sending = () => read(host, async (tx) => sendingOf(tx, await readMeeting(tx, meeting)))
  const confirmedBy = async () => (await sending())?.confirmedBy.map((one) => one.name)
  const posts = () =>
    read(host, async (tx) =>
      (await listPosts(tx, { query: '', limit: 9, cursor: null, partnershipId })).items.map((one) => ({
        title: one.discussionTitle,
        body: one.body,
        who: one.personName,
        asks: one.mentions.map((each) => each.personId),
      })),
    )

  it('are read and confirmed for a partner of which nobody signs in, as often as one presses', async () => {
    expect((await letterTo(omar)).textBody).toContain('abra el acta para confirmarla')
    const token = await keyOf(omar)
    const page = await show(token)
    expect(page).toContain('You read them for Chess Club.')
    expect(page).toMatch(/<p dir="auto"[^>]*>اجتمعنا<\/p>/)
    expect(page).toContain('These minutes are right')
    expect(page).not.toContain('/demo/')
    for (let times = 0; times < 2; times++)
      expect(await pressOn(token, { act: 'confirm', sendingId: await sendingId() })).toEqual({
        status: 303,
        to: `/confirm-minutes/${token}`,
      })
    expect(await confirmedBy()).toEqual(['Chess Club'])
    const after = await show(token)
    expect(after).toContain('Chess Club has said that these minutes are right.')
    expect(after).not.toContain('value="confirm"')
    const [entry] = await read(host, (tx) => historyOf(tx, { subjectKind: 'meeting', subjectId: meeting }))
    expect(entry).toMatchObject({ text: 'Chess Club, by a link in a mail, confirmed minutes' })
    await world.system.jobs.drain(world.system)
    expect(await toldOf(world, meeting, { host })).toEqual([
      'host: Chess Club confirms the minutes of The winter table in Homework Harbor.',
    ])
  })

  it('are confirmed by nobody in place of who signs in and speaks for the partner', async () => {
    await world.as('lead', club)
    meeting = await sent('We met anew.')
    expect((await letterTo(omar)).textBody).toContain('abra el acta para decir qué está mal')
    const token = await keyOf(omar)
    const page = await show(token)
    expect(page).not.toContain('value="confirm"')
    expect(page).toContain('said for Chess Club by somebody who signs in')
    await expect(pressOn(token, { act: 'confirm', sendingId: await sendingId() })).rejects.toMatchObject({
      init: { status: 403 },
    })
    expect(await confirmedBy()).toEqual([])
    expect((await pressOn(token, { act: 'say', body: 'The day is wrong.' })).status).toBe(303)
  })

  it('give whoever came in for another organization since no say for this one beyond what a key gives', async () => {
    const elsewhere = await world.as('lead', await world.organization('Oak Street'))
    await world.affiliate(omar, elsewhere.actor.organizationId, { beganOn: '2026-01-01' })
    await inDatabase((db) =>
      db
        .updateTable('memberships')
        .set({ personId: omar })
        .where('id', '=', elsewhere.actor.membershipId ?? '')
        .execute(),
    )
    const token = await keyOf(omar)
    expect(await show(token)).toContain('value="confirm"')
    await world.as('lead', club)
    expect(await show(token)).not.toContain('value="confirm"')
    await expect(pressOn(token, { act: 'confirm', sendingId: await sendingId() })).rejects.toMatchObject({
      init: { status: 403 },
    })
    expect(await confirmedBy()).toEqual([])
  })

  it('that were confirmed and changed since say whose word is on what was sent, and on nothing that it says now', async () => {
    const token = await keyOf(omar)
    await pressOn(token, { act: 'confirm', sendingId: await sendingId() })
    expect(await show(token)).toContain('Chess Club has said that these minutes are right.')
    await rewrite('We met twice.', 1)
    const page = await show(token)
    expect(page).toContain('We met twice.')
    expect(page).not.toContain('has said that these minutes are right')
    expect(page).toContain('What was sent then is confirmed by Chess Club')
    expect(page).not.toContain('Not yet confirmed')
  })

  it('are confirmed for nobody else, whatever the form says', async () => {
    const token = await keyOf(omar)
    const onBehalfOf = host.actor.organizationId
    await pressOn(token, { act: 'confirm', sendingId: await sendingId(), onBehalfOf, evidence: 'Said so' })
    expect(await confirmedBy()).toEqual(['Chess Club'])
  })

  it('come with a key for each partner that somebody stands for', async () => {
    const chess = club
    club = await world.organization('Oak Street')
    partnershipId = await makePartnership(world, [chess, club])
    await letStand(world, partnershipId, host)
    const both = await standing('Both', chess)
    await world.affiliate(both, club, { beganOn: '2026-01-01' })
    await represent(both, club)
    meeting = await sent('We met for two.')
    const letters = await read(host, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'minutes')
        .where('personId', '=', both)
        .select('textBody')
        .execute(),
    )
    for (const { textBody } of letters)
      await pressOn(tokenIn(textBody), { act: 'confirm', sendingId: await sendingId() })
    expect((await confirmedBy())?.toSorted()).toEqual(['Chess Club', 'Oak Street'])
    expect(letters).toHaveLength(2)
  })

  it('are said to be wrong in the open, where whoever sent them is asked, once for all that is said', async () => {
    const token = await keyOf(omar)
    expect(await pressOn(token, { act: 'say', body: ' ' })).toMatchObject({ status: 422 })
    await pressOn(token, { act: 'say', body: 'We were four, not three.' })
    await pressOn(token, { act: 'say', body: 'And it was Tuesday.' })
    const said = { title: 'About the minutes of The winter table', who: 'Omar', asks: [host.actor.personId] }
    expect(await posts()).toEqual([
      { ...said, body: 'We were four, not three.' },
      { ...said, body: 'And it was Tuesday.' },
    ])
    const page = await show(token)
    expect(page).toContain('We were four, not three.')
    expect(await confirmedBy()).toEqual([])
  })

  it('are talked of in one place, in whichever language, whatever the meeting is called since, signed in too', async () => {
    const token = await keyOf(omar)
    await speak('es', () => pressOn(token, { act: 'say', body: 'Éramos cuatro.' }))
    await inDatabase((db) =>
      db.updateTable('meetings').set({ title: 'The spring table' }).where('id', '=', meeting).execute(),
    )
    await pressOn(token, { act: 'say', body: 'And it was Tuesday.' })
    const lead = await world.as('lead', club)
    const where = () =>
      read(lead, async (tx) => {
        const page = await around(tx, meeting)
        const last = await sendingOf(tx, page.meeting)
        return last === null ? null : sayWrongAt(tx, page, last)
      })
    expect(await where()).toMatch(/^\/discussions\/[^?]+\?ask=.*#say$/)
    // A form that was open before anybody had said anything.
    const begun = await press(beginNew, {
      params: { workspace: 'demo', partnership: partnershipId },
      fields: { of: 'minutes', subjectKind: 'meeting', subjectId: meeting, body: 'We ended late.' },
      door: { system: world.system, ctx: lead, user: {} },
    })
    expect(begun.status).toBe(303)
    const title = 'Sobre el acta de The winter table'
    expect((await posts()).map((one) => [one.title, one.body]).toSorted()).toEqual([
      [title, 'And it was Tuesday.'],
      [title, 'We ended late.'],
      [title, 'Éramos cuatro.'],
    ])
    meeting = await sent('We met anew.')
    expect(await where()).toContain('/discussions/new?about=meeting')
    expect(await where()).toContain('&of=minutes&')
  })

  it('show the text as it reads now, and confirm none that was sent unread', async () => {
    const token = await keyOf(omar)
    const read = await sendingId()
    await rewrite('We met and sang.', 1)
    const changed = await show(token)
    expect(changed).toContain('We met and sang.')
    expect(changed).toContain('changed after they were sent')
    expect(changed).not.toContain('value="confirm"')
    expect(await pressOn(token, { act: 'confirm', sendingId: read })).toMatchObject({
      status: 409,
      refusal:
        'The minutes were changed after they were sent. They can be confirmed once they are sent again.',
    })
    expect(await confirmedBy()).toEqual([])
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await show(token)).toContain('value="confirm"')
    expect(await pressOn(token, { act: 'confirm', sendingId: read })).toMatchObject({
      status: 409,
      refusal: 'Another text was sent in the meantime. Read it before you confirm it.',
    })
    expect(await confirmedBy()).toEqual([])
    await pressOn(token, { act: 'confirm', sendingId: await sendingId() })
    expect(await confirmedBy()).toEqual(['Chess Club'])
  })

  const ends: [string, () => Promise<unknown>][] = [
    ['its holder has left the partner', () => change('affiliations', { endedOn: '2026-03-30' })],
    ['its holder stands for the partner no more', () => change('representatives', { endedOn: '2026-03-30' })],
    ['its holder was erased', () => keepHouse(host, (tx) => erasedInvitee.erase(tx, omar))],
    ['the partner has left', () => letLeave(world, partnershipId, club, new Date('2026-03-31T10:00:00Z'))],
    [
      'the meeting is gone',
      () =>
        inDatabase((db) =>
          db.updateTable('meetings').set({ deletedAt: new Date() }).where('id', '=', meeting).execute(),
        ),
    ],
  ]
  const change = (table: 'affiliations' | 'representatives', set: { endedOn: string }) =>
    inDatabase((db) => db.updateTable(table).set(set).where('personId', '=', omar).execute())
  it.each(ends)('open nothing once %s', async (_why, end) => {
    const token = await keyOf(omar)
    await end()
    await expect(show(token)).rejects.toMatchObject({ init: { status: 404 } })
    await expect(pressOn(token, { act: 'say', body: 'Still me.' })).rejects.toMatchObject({
      init: { status: 404 },
    })
  })

  it('open nothing by a key that there is not, and nothing but that one partnership by one', async () => {
    await expect(minutesHolder(door(), newToken().token)).rejects.toBeInstanceOf(NotFound)
    const { ctx } = await minutesHolder(door(), await keyOf(omar))
    const elsewhere = await makePartnership(world, [club])
    const input = { partnershipId: elsewhere, title: 'Other', startsOn: '2026-03-30', startsAt: '16:00' }
    const other = await ok(write(host, (tx) => callMeeting(tx, meetingInput.parse(input))))
    await expect(read(ctx, (tx) => readMeeting(tx, other.id))).rejects.toBeInstanceOf(NotFound)
  })

  it('lapse after three months, and say whom to ask', async () => {
    const token = await keyOf(omar)
    world.setNow('2026-07-03T12:00:00Z')
    const page = await show(token)
    expect(page).toContain('This link has lapsed')
    expect(page).not.toContain('We met.')
    expect(await pressOn(token, { act: 'say', body: 'Late.' })).toMatchObject({
      status: 409,
      refusal: 'This link has lapsed.',
    })
  })

  it('lapse after the days the workspace says, and the mail says until when', async () => {
    const owner = await world.as('owner')
    await setLimits(owner, { minutesLinkDays: 5 })
    meeting = await sent('We met again.')
    const token = await keyOf(omar)
    expect((await letterTo(omar)).textBody).toContain('5 abr 2026')
    world.setNow('2026-04-05T12:00:00Z')
    expect(await show(token)).toContain('We met again.')
    world.setNow('2026-04-06T12:00:00Z')
    expect(await show(token)).toContain('This link has lapsed')
    world.setNow('2026-03-31T12:00:00Z')
    await setLimits(owner, { minutesLinkDays: 92 })
  })

  it('are only read where the partnership is concluded', async () => {
    const token = await keyOf(omar)
    await inDatabase((db) =>
      db
        .insertInto('partnershipBreaks')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          kind: 'conclusion',
          note: '',
          beganAt: new Date('2026-03-31T10:00:00Z'),
        })
        .execute(),
    )
    const page = await show(token)
    expect(page).toContain('We met.')
    expect(page).toContain('The partnership is concluded, so these minutes can only be read.')
    expect(page).not.toContain('<button')
  })

  it('are read and talked of as ever while the own organization rests', async () => {
    const token = await keyOf(omar)
    await inDatabase((db) =>
      db
        .insertInto('partnershipBreaks')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          organizationId: club,
          kind: 'pause',
          note: '',
          beganAt: new Date('2026-03-31T10:00:00Z'),
        })
        .execute(),
    )
    const page = await show(token)
    expect(page).not.toContain('can only be read')
    expect((await pressOn(token, { act: 'say', body: 'The day is wrong.' })).status).toBe(303)
  })
})
