import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { record } from '../activity/record.server.ts'
import { undo } from '../activity/undo.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse, read, write } from '../context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Refusal } from '../errors/errors.ts'
import type { Feature } from '../features/feature.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { heldMailShape, heldMailsApi } from './api.server.ts'
import { discardHeldMail } from './discard.server.ts'
import type { MailAnswer } from './mail-reply.server.ts'
import { openHeldFile } from './open-file.server.ts'
import { postHeldMail } from './post.server.ts'
import { mailFileBytes } from './reading/read-mail.server.ts'
import { listHeldMails } from './reads.server.ts'
import { receiveMail } from './receive.server.ts'
import { replyAddress } from './reply-address.server.ts'

let said: (MailAnswer & { by: string | null; role: string })[] = []
let closed = false
const secret = uuid()
/** What only one side reads, by the organization it is of. */
const ownThing = { id: uuid(), organizationId: '' }
const talk: Feature = {
  name: 'test',
  mailReplies: [
    {
      kind: 'thread',
      receive: async (tx, answer) => {
        if (tx.actor.role === 'viewer') throw new Forbidden()
        if (answer.subjectId === secret) throw new NotFound()
        if (closed) return new Refusal('undo_already')
        said.push({ ...answer, by: tx.actor.personId, role: tx.actor.role })
        await record(tx, 'test.said', { subject: { kind: 'thread', id: answer.subjectId } })
        return undefined
      },
    },
  ],
  calendarReplies: [{ kind: 'meeting', receive: async () => new Refusal('undo_gone') }],
  subjects: [
    {
      kind: 'thread',
      describe: async (tx, ids) =>
        ids
          .filter(
            (id) =>
              id !== secret && (id !== ownThing.id || tx.actor.organizationId === ownThing.organizationId),
          )
          .map((id) => ({ id, title: 'The hour', href: `/threads/${id}` })),
    },
  ],
}

const inbound = 'reply@commonweave.example'
let world: World
let owner: Ctx
let lucia: Ctx
beforeAll(async () => {
  world = await openWorld([talk])
  world.system.settings.inboundMail = inbound
  owner = await world.as('owner')
  lucia = await world.as('representative', await world.organization('Harbor Youth'))
})
afterAll(() => world.close())
beforeEach(() => {
  said = []
  closed = false
})

const thread = uuid()
const addressOf = async (ctx: Ctx, kind = 'thread', subjectId = thread): Promise<string> =>
  (await keepHouse(owner, (tx) =>
    replyAddress(tx, { kind, subjectId, personId: ctx.actor.personId ?? '' }),
  )) ?? ''
const mailOf = async (ctx: Ctx): Promise<string> =>
  (
    await keepHouse(owner, (tx) =>
      tx.db
        .selectFrom('people')
        .where('id', '=', ctx.actor.personId ?? '')
        .select('email')
        .executeTakeFirstOrThrow(),
    )
  ).email ?? ''

interface Given {
  to?: string
  from?: string
  id?: string
  head?: string[]
  body?: string | Buffer
}
const send = async ({ to, from, id = uuid(), head = [], body = 'Thursday is fine.' }: Given = {}) => {
  const lines = [
    `From: ${from ?? `Lucía <${await mailOf(lucia)}>`}`,
    `To: ${to ?? (await addressOf(lucia))}`,
    `Message-ID: <${id}@harbor.example>`,
    'Subject: Re: The hour',
    'Date: Tue, 31 Mar 2026 11:00:00 +0000',
    ...head,
  ]
  return receiveMail(
    world.system,
    Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]),
  )
}
const held = async () => (await read(owner, listHeldMails)).items
const lastHeld = async () => (await held())[0]
const lastMail = () =>
  keepHouse(owner, (tx) =>
    tx.db.selectFrom('mails').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
  )

describe('an answer by mail', () => {
  it('stands where it was meant to go, as its writer, without what it quotes', async () => {
    const body = 'Thursday is fine.\r\n\r\nOn Mon, 30 Mar 2026 Ruth wrote:\r\n> Which day?\r\n'
    expect(await send({ body })).toBe('taken')
    expect(said).toMatchObject([
      { subjectId: thread, by: lucia.actor.personId, role: 'representative', text: 'Thursday is fine.' },
    ])
    expect(said[0]?.sentAt?.toISOString()).toBe('2026-03-31T11:00:00.000Z')
  })

  it('stands once, however often and in whatever ways it comes', async () => {
    const id = uuid()
    expect((await Promise.all([send({ id }), send({ id })])).sort()).toEqual(['again', 'taken'])
    expect(await send({ id })).toBe('again')
    expect(said).toHaveLength(1)
  })

  it('is tried again where something of ours failed, and is not lost by that', async () => {
    const id = uuid()
    const broken = {
      ...world.system,
      database: { ...world.system.database, transaction: () => Promise.reject(new Error('away')) },
    } as typeof world.system
    const to = await addressOf(lucia)
    const from = await mailOf(lucia)
    const raw = Buffer.from(`From: ${from}\r\nTo: ${to}\r\nMessage-ID: <${id}@x.example>\r\n\r\nYes.`)
    await expect(receiveMail(broken, raw)).rejects.toThrow('away')
    expect(await receiveMail(world.system, raw)).toBe('taken')
    expect(said).toMatchObject([{ text: 'Yes.' }])
  })

  it('is known by the address it was handed over for, where its own head hides that', async () => {
    const raw = Buffer.from(`From: ${await mailOf(lucia)}\r\nTo: undisclosed-recipients:;\r\n\r\nYes.`)
    expect(await receiveMail(world.system, raw)).toBe('unclaimed')
    const recipients = [(await addressOf(lucia)).toUpperCase()]
    expect(await receiveMail(world.system, raw, { recipients })).toBe('taken')
  })

  it('to nobody is left with whoever brought it', async () => {
    expect(await send({ to: inbound })).toBe('unclaimed')
    expect(await send({ to: `reply+${'0'.repeat(32)}@commonweave.example` })).toBe('unclaimed')
    expect(said).toEqual([])
  })

  it.each([
    ['an answering machine', 'Auto-Submitted: auto-replied'],
    ['a letter to many', 'Precedence: bulk'],
    ['a list', 'List-Id: <talk.harbor.example>'],
    ['a bounce', 'Return-Path: <>'],
    ['a report', 'Content-Type: multipart/report; boundary=x'],
  ])('of %s is nobody’s, and is answered by nobody', async (_, line) => {
    const before = (await held()).length
    expect(await send({ head: [line] })).toBe('automatic')
    expect(said).toEqual([])
    expect(await held()).toHaveLength(before)
  })

  it('that is a mail of ours, come back, goes no second round', async () => {
    const raw = `From: ${await mailOf(lucia)}\r\nTo: ${await addressOf(lucia)}\r\nMessage-ID: <${uuid()}@localhost>\r\n\r\nHello`
    expect(await receiveMail(world.system, Buffer.from(raw))).toBe('automatic')
  })
})

describe('a mail that can’t be read as it should', () => {
  const html = (text: string) => ({ head: ['Content-Type: text/html; charset=utf-8'], body: text })

  it('becomes text where it is markup, and nothing of it runs or loads', async () => {
    const hostile =
      '<p onclick="steal()">Thursday<script>steal()</script> is <b>fine</b>.<img src="http://track.example/x.png"></p>' +
      '<style>p{}</style><a href="javascript:steal()">here</a><iframe src="https://evil.example"></iframe>' +
      '<blockquote>Which day?</blockquote>'
    expect(await send(html(hostile))).toBe('taken')
    expect(said[0]?.text).toContain('Thursday is fine.')
    expect(said[0]?.text).not.toMatch(/steal\(\)<|track\.example|evil\.example|Which day/)
    expect(said[0]?.html).not.toMatch(/script|onclick|javascript:|img|iframe|style/i)
  })

  it('does not stand still for markup nested without end', async () => {
    expect(await send(html(`${'<div>'.repeat(30_000)}Fine.`))).toMatch(/taken|held/)
  })

  it('keeps its letters in an old alphabet, and goes without those of an unknown one', async () => {
    const head = ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit']
    expect(await send({ head, body: Buffer.from('Mañana está bien', 'latin1') })).toBe('taken')
    expect(said[0]?.text).toBe('Mañana está bien')
    expect(await send({ head: ['Content-Type: text/plain; charset=x-klingon'], body: 'Fine' })).toBe('taken')
    expect(await send({ body: Buffer.from([0x46, 0x00, 0xff, 0xfe, 0x69]) })).toBe('taken')
  })

  it.each([
    ['a part that never ends', 'Content-Type: multipart/mixed; boundary=x', '--x\r\n\r\nFine.\r\n'],
    ['a boundary that is none', 'Content-Type: multipart/mixed', 'Fine.'],
    ['base64 that is none', 'Content-Transfer-Encoding: base64', '§§§ not base64 §§§'],
    ['a head that goes on', `X-Long: ${'a'.repeat(200_000)}`, 'Fine.'],
  ])('is taken or held with %s, and never fails', async (_, line, body) => {
    expect(await send({ head: [line], body })).toMatch(/^(taken|held|unclaimed)$/)
  })

  it('loses a file of 25 MB and keeps its text, and its writer is told', async () => {
    const boundary = 'x'
    const body = [
      '--x',
      'Content-Type: text/plain',
      '',
      'The plan is attached.',
      '--x',
      'Content-Type: application/pdf; name=plan.pdf',
      'Content-Disposition: attachment; filename=plan.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      `${'AQEB'.repeat(19)}\r\n`.repeat(Math.ceil((25 * 1024 * 1024) / 57)),
      '--x',
      'Content-Type: text/plain; name=note.txt',
      'Content-Disposition: attachment; filename=note.txt',
      '',
      'small',
      '--x--',
    ].join('\r\n')
    expect(await send({ head: [`Content-Type: multipart/mixed; boundary=${boundary}`], body })).toBe('taken')
    expect(said).toMatchObject([{ text: 'The plan is attached.' }])
    expect(said[0]?.attachments.map(({ name, size }) => [name, size])).toEqual([['note.txt', 5]])
    expect(mailFileBytes).toBeLessThan(25 * 1024 * 1024)
    expect(await lastMail()).toMatchObject({
      kind: 'mail-back',
      personId: lucia.actor.personId,
      textBody: expect.stringContaining('plan.pdf'),
    })
  }, 180_000)
})

describe('mail that is held', () => {
  it('came from another address than the person’s, from nobody, or from two', async () => {
    const before = (await lastMail()).id
    for (const from of [
      'Lucía <eve@elsewhere.example>',
      '',
      `${await mailOf(lucia)}, eve@elsewhere.example`,
    ]) {
      expect(await send({ from })).toBe('held')
      expect(await lastHeld()).toMatchObject({ reason: 'address', shown: { text: 'Thursday is fine.' } })
    }
    expect(said).toEqual([])
    // Whoever really has the address hears nothing of a mail that they didn’t write.
    expect((await lastMail()).id === before || (await lastMail()).kind !== 'mail-back').toBe(true)
  })

  it('answers what its writer doesn’t reach or may not write to, and they are told', async () => {
    expect(await send({ to: await addressOf(lucia, 'thread', secret) })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'reach', shown: null, subject: '', writers: [] })
    expect(await lastMail()).toMatchObject({ kind: 'mail-back', personId: lucia.actor.personId })
    const viewer = await world.as('viewer')
    expect(await send({ to: await addressOf(viewer), from: await mailOf(viewer) })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'reach' })
  })

  it('was refused by the rule of what it answers, and says so', async () => {
    closed = true
    expect(await send()).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'refused', why: expect.stringMatching(/\w+ \w+/) })
    expect(said).toEqual([])
  })

  it('says nothing beside what it quotes', async () => {
    expect(await send({ body: '> Which day?\r\n' })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'empty' })
  })

  it('is a calendar’s answer that the meeting does not take', async () => {
    const body = 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const head = ['Content-Type: text/calendar; method=REPLY', 'Auto-Submitted: auto-replied']
    expect(await send({ to: await addressOf(lucia, 'meeting'), head, body })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'refused' })
    expect(await send({ head, body })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'no answers', writers: [] })
  })

  it('is told of to those who can settle it, and shown to nobody else', async () => {
    await send({ from: 'eve@elsewhere.example' })
    const told = await keepHouse(owner, (tx) =>
      tx.db.selectFrom('notices').where('kind', '=', 'mail.held').select('personId').execute(),
    )
    expect(new Set(told.map(({ personId }) => personId))).toEqual(new Set([owner.actor.personId]))
    const other = await world.another()
    expect((await read(await other.as('owner'), listHeldMails)).items).toEqual([])
  })

  it('hands out what came with it, byte for byte, where what it answers is reached, and as long as it waits', async () => {
    const with_ = (to?: string) => {
      const lines = ['--x', 'Content-Type: text/plain', '', 'See the list.', '--x']
      const file = ['Content-Type: text/html; name="list.html"', 'Content-Disposition: attachment', '']
      const body = [...lines, ...file, '<script>alert(1)</script>', '--x--'].join('\r\n')
      const head = ['Content-Type: multipart/mixed; boundary=x']
      return send({ from: 'eve@elsewhere.example', head, body, ...(to === undefined ? {} : { to }) })
    }
    expect(await with_()).toBe('held')
    const mail = await lastHeld()
    const [file] = mail?.shown?.files ?? []
    expect(file).toMatchObject({ name: 'list.html', sizeBytes: 25 })
    const opened = await read(owner, (tx) => openHeldFile(tx, file?.id ?? ''))
    expect(Buffer.from(opened.bytes).toString()).toBe('<script>alert(1)</script>')
    const other = await (await world.another()).as('owner')
    await expect(read(other, (tx) => openHeldFile(tx, file?.id ?? ''))).rejects.toThrow(NotFound)
    await write(owner, (tx) => discardHeldMail(tx, mail?.id ?? ''))
    await expect(read(owner, (tx) => openHeldFile(tx, file?.id ?? ''))).rejects.toThrow(NotFound)
    // What answers something that is not the reader's to read.
    expect(await with_(await addressOf(lucia, 'thread', secret))).toBe('held')
    const hidden = await keepHouse(owner, (tx) =>
      tx.db.selectFrom('heldMailFiles').orderBy('id', 'desc').select('id').executeTakeFirstOrThrow(),
    )
    await expect(read(owner, (tx) => openHeldFile(tx, hidden.id))).rejects.toThrow(NotFound)
  })

  it('is posted by a coordinator as the person, with their reach and once', async () => {
    await send({ from: 'Lucía <lucia@home.example>' })
    const mail = await lastHeld()
    const settle = (ctx: Ctx, personId = lucia.actor.personId ?? '') =>
      write(ctx, (tx) => postHeldMail(tx, { id: mail?.id ?? '', personId }))
    expect(mail?.writers).toMatchObject([{ id: lucia.actor.personId }])
    for (const role of ['contributor', 'viewer'] as const)
      await expect(settle(await world.as(role))).rejects.toThrow(Forbidden)
    await expect(settle(lucia)).rejects.toThrow(Forbidden)
    // Nobody’s words are put into another’s mouth.
    const refused = await settle(owner, owner.actor.personId ?? '')
    expect(isRefusal(refused) && refused.code).toBe('held_gone')
    expect(isRefusal(await settle(await world.as('coordinator')))).toBe(false)
    expect(said).toMatchObject([
      { by: lucia.actor.personId, role: 'representative', text: 'Thursday is fine.' },
    ])
    await expect(settle(owner)).rejects.toThrow(NotFound)
  })

  it('into something that only one side reads is settled by who speaks for that side, and shown to no host', async () => {
    const harbor = lucia.actor.organizationId
    ownThing.organizationId = harbor
    const to = await addressOf(lucia, 'thread', ownThing.id)
    const from = await mailOf(owner)
    // While nobody speaks for it, the host can at least set it aside.
    await send({ to, from })
    expect(await lastHeld()).toMatchObject({ shown: null, leads: [], writers: [] })
    const lead = await world.as('lead', harbor)
    const elsewhere = await world.as('lead', await world.organization('Oak Street'))
    await send({ to, from })
    const mail = await lastHeld()
    expect(mail).toMatchObject({ shown: null, subject: '', leads: [lead.actor.name], writers: [] })
    const discard = (ctx: Ctx) => write(ctx, (tx) => discardHeldMail(tx, mail?.id ?? ''))
    const settle = (ctx: Ctx, personId = lucia.actor.personId ?? '') =>
      write(ctx, (tx) => postHeldMail(tx, { id: mail?.id ?? '', personId }))
    const refused = await discard(owner)
    expect(isRefusal(refused) && refused.code).toBe('held_theirs')
    await expect(settle(owner)).rejects.toThrow(NotFound)
    for (const act of [discard, settle]) await expect(act(elsewhere)).rejects.toThrow(NotFound)
    expect((await read(elsewhere, listHeldMails)).items).toEqual([])
    const told = await keepHouse(owner, (tx) =>
      tx.db
        .selectFrom('notices')
        .where('subjectId', '=', mail?.id ?? '')
        .select('personId')
        .execute(),
    )
    expect(told.map(({ personId }) => personId)).toContain(lead.actor.personId)
    expect(told.map(({ personId }) => personId)).not.toContain(elsewhere.actor.personId)
    // Only people of the own side: the address it came from is the owner's, whose mouth is not the lead's to open.
    const [theirs] = (await read(lead, listHeldMails)).items
    expect(theirs).toMatchObject({
      id: mail?.id,
      shown: { text: 'Thursday is fine.' },
      writers: [{ id: lucia.actor.personId }],
    })
    expect(theirs?.writers).toHaveLength(1)
    // By the API too, each by its key's reach.
    const byKey = (ctx: Ctx) => read(ctx, (tx) => heldMailsApi.get(tx, mail?.id ?? ''))
    expect(heldMailShape.parse(await byKey(lead))).toMatchObject({
      standing: 'waiting',
      text: 'Thursday is fine.',
      writers: [{ personId: lucia.actor.personId }],
    })
    expect(await byKey(owner)).toMatchObject({ about: null, text: null, from: null, writers: [] })
    await expect(byKey(elsewhere)).rejects.toThrow(NotFound)
    const listed = (ctx: Ctx) =>
      read(ctx, async (tx) => heldMailsApi.list?.(tx, { query: '', limit: 50, cursor: null, filters: {} }))
    expect((await listed(lead))?.items).toContainEqual(await byKey(lead))
    expect((await listed(elsewhere))?.items).toEqual([])
    await expect(byKey(lucia)).rejects.toThrow(Forbidden)
    // Set aside and brought back by the lead, not by another's.
    const aside = await discard(lead)
    const historyId = isRefusal(aside) ? '' : aside.historyId
    await expect(write(elsewhere, (tx) => undo(tx, historyId))).rejects.toThrow()
    await write(lead, (tx) => undo(tx, historyId))
    expect(isRefusal(await settle(lead, owner.actor.personId ?? ''))).toBe(true)
    expect(isRefusal(await settle(lead))).toBe(false)
    expect(said).toMatchObject([{ by: lucia.actor.personId, subjectId: ownThing.id }])
    expect(await byKey(lead)).toMatchObject({ standing: 'posted', writers: [] })
  })

  it('stays where it can’t be posted', async () => {
    await send({ from: 'eve@elsewhere.example' })
    const mail = await lastHeld()
    closed = true
    const answer = await write(owner, (tx) =>
      postHeldMail(tx, { id: mail?.id ?? '', personId: lucia.actor.personId ?? '' }),
    )
    expect(isRefusal(answer) && answer.code).toBe('undo_already')
    expect((await lastHeld())?.id).toBe(mail?.id)
  })

  it('is discarded, and comes back when that is taken back', async () => {
    await send({ from: 'eve@elsewhere.example' })
    const mail = await lastHeld()
    await expect(write(lucia, (tx) => discardHeldMail(tx, mail?.id ?? ''))).rejects.toThrow(Forbidden)
    const { historyId } = (await write(owner, (tx) => discardHeldMail(tx, mail?.id ?? ''))) as {
      historyId: string
    }
    expect((await lastHeld())?.id).not.toBe(mail?.id)
    await write(owner, (tx) => undo(tx, historyId))
    expect((await lastHeld())?.id).toBe(mail?.id)
  })

  it('is what somebody writes who no longer signs in', async () => {
    const jamal = await world.as('lead', await world.organization('Maple Clinic'))
    const [to, from] = [await addressOf(jamal), await mailOf(jamal)]
    expect(await send({ to, from })).toBe('taken')
    await keepHouse(owner, (tx) =>
      tx.db
        .updateTable('memberships')
        .set({ endedAt: tx.now })
        .where('id', '=', jamal.actor.membershipId ?? '')
        .execute(),
    )
    expect(await send({ to, from })).toBe('held')
    expect(await lastHeld()).toMatchObject({ reason: 'gone', writers: [] })
  })
})
