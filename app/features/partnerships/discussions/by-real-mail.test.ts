// From what is said in a discussion to the mail that leaves, and from the answer in a mailbox or at the door back.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import { inboundRoute } from '#platform/mailbox/door.server.ts'
import { openMailbox, pollOnce } from '#platform/mailbox/poll.server.ts'
import { listHeldMails } from '#platform/mailbox/reads.server.ts'
import { listNotices } from '#platform/notices/reads.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { type ImapServer, startImap } from '#platform/testing/dovecot.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { visionInput } from '../visions/inputs.ts'
import { writeVision } from '../visions/write.server.ts'
import { beginDiscussion } from './begin.server.ts'
import { discussionInput, postInput } from './inputs.ts'
import { postsIn } from './posts.server.ts'
import { sayInDiscussion } from './say-in.server.ts'

const secret = 'a secret between two houses'
const question = 'Does “every child” mean the little ones too?'

describe('a discussion that is answered by mail', () => {
  let world: World
  let imap: ImapServer
  let smtp: SMTPServer
  let coordinator: Ctx
  let lucia: Ctx
  let oaks: Ctx
  let id: string
  let sent: ParsedMail[] = []
  /** The mail that told Lucía, and the one that told Oak Street. */
  let toLucia: ParsedMail
  let toOak: ParsedMail

  beforeAll(async () => {
    world = await openWorld([partnerships])
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, taken) {
        simpleParser(stream).then(
          (mail) => {
            sent.push(mail)
            taken()
          },
          (error: Error) => taken(error),
        )
      },
    })
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    imap = await startImap()
    Object.assign(world.system.settings, {
      inboundMail: 'reply@commonweave.example',
      inboundSecret: secret,
      imapUrl: imap.url,
      smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    })
    const [harbor, oak] = [await world.organization('Harbor Youth'), await world.organization('Oak Street')]
    const place = await makePartnership(world, [harbor, oak])
    coordinator = await world.as('coordinator')
    lucia = await world.as('lead', harbor)
    oaks = await world.as('representative', oak)
    await keepHouse(lucia, (tx) =>
      tx.db
        .updateTable('people')
        .set({ language: 'es' })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', tx.actor.personId ?? '')
        .execute(),
    )
    await must(coordinator, (tx) =>
      writeVision(tx, place, visionInput.parse({ text: 'Every child reads by nine.', version: 0 })),
    )
    const begun = await must(coordinator, (tx) =>
      beginDiscussion(
        tx,
        place,
        discussionInput.parse({
          subjectKind: 'vision',
          subjectId: place,
          title: 'Every child',
          body: question,
          mentionPersonIds: [lucia.actor.personId, oaks.actor.personId],
        }),
      ),
    )
    id = begun.id
    await world.system.jobs.drain(world.system)
    toLucia = mailTo(lucia)
    toOak = mailTo(oaks)
  })
  afterAll(async () => {
    await imap?.stop()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
    await world.close()
  })
  beforeEach(() => {
    sent = []
  })

  const addressOf = (ctx: Ctx) => `${ctx.actor.name.replace(' ', '-')}@demo.example`
  const mailTo = (ctx: Ctx): ParsedMail => {
    const found = sent.filter((mail) => [mail.to ?? []].flat()[0]?.value[0]?.address === addressOf(ctx))
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} mails came`)
    return found[0]
  }
  const replyTo = (mail: ParsedMail) => mail.replyTo?.value[0]?.address ?? ''
  /** What a mail program sends back: the answer, and below it what it answers. */
  const answerTo = (mail: ParsedMail, from: string, text: string) =>
    [
      `From: ${from}`,
      `To: ${replyTo(mail)}`,
      `Message-ID: <${uuid()}@harbor.example>`,
      `In-Reply-To: ${mail.messageId}`,
      `References: ${[mail.references ?? []].flat().join(' ')} ${mail.messageId}`,
      `Subject: Re: Every child`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
      '',
      'El mar, 31 mar 2026 a las 12:00, Commonweave <reply@commonweave.example> escribió:',
      ...(mail.text ?? '').split('\n').map((line) => `> ${line}`),
      '',
    ].join('\r\n')
  const inMailbox = async (...raws: string[]) => {
    const client = await openMailbox(imap.url)
    for (const raw of raws) await client.append('INBOX', raw)
    await client.logout()
    const count = await pollOnce(world.system)
    await world.system.jobs.drain(world.system)
    return count
  }
  const atTheDoor = async (raw: string): Promise<unknown> => {
    const answer = await inboundRoute(world.system).request('/inbound/mail', {
      method: 'POST',
      body: raw,
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'message/rfc822' },
    })
    await world.system.jobs.drain(world.system)
    return answer.json()
  }
  const posts = () => read(coordinator, (tx) => postsIn(tx, id))
  const lastPost = async () => (await posts()).at(-1)
  const lastHeld = async () => (await read(coordinator, listHeldMails)).items[0]
  /** What the coordinator reads on the page of news about mail that waits. */
  const told = async () => {
    const listing = { direction: 'desc', cursor: null, limit: 50 } as const
    const { items } = await read(coordinator, (tx) => listNotices(tx, listing, true))
    return items.filter((one) => one.kind === 'mail.held').map((one) => one.href)
  }
  const threadOf = (mail: ParsedMail) => [mail.inReplyTo, ...[mail.references ?? []].flat()]

  it('leaves in the language of whoever reads it, with the words, and an address of their own to answer at', () => {
    expect(toLucia.subject).toMatch(/le pregunta por su nombre/)
    expect(toLucia.headers.get('content-language')).toBe('es')
    expect(toLucia.text).toContain(question)
    expect(toOak.subject).toMatch(/asks you by name/)
    for (const mail of [toLucia, toOak])
      expect(replyTo(mail)).toMatch(/^reply\+[0-9a-f]{32}@commonweave\.example$/)
    expect(replyTo(toLucia)).not.toBe(replyTo(toOak))
  })

  it('is answered into the mailbox: a post of its writer without what it quotes, of which the others hear', async () => {
    const raw = answerTo(toLucia, `Lucía <${addressOf(lucia)}>`, 'Sí, también los pequeños.')
    expect(await inMailbox(raw)).toBe(1)
    expect(await lastPost()).toMatchObject({
      cameBy: 'mail',
      body: 'Sí, también los pequeños.',
      personId: lucia.actor.personId,
      organizationId: lucia.actor.organizationId,
    })
    for (const mail of [mailTo(coordinator), mailTo(oaks)]) {
      expect(mail.text).toContain('Sí, también los pequeños.')
      expect(mail.text).not.toContain(question)
    }
    expect(sent).toHaveLength(2)
  })

  it('is answered at the door for mail providers in the same way', async () => {
    const answer = await atTheDoor(answerTo(toOak, addressOf(oaks), 'From three years on.'))
    expect(answer).toEqual({ outcome: 'taken' })
    expect(await lastPost()).toMatchObject({
      cameBy: 'mail',
      body: 'From three years on.',
      personId: oaks.actor.personId,
      organizationId: oaks.actor.organizationId,
    })
    expect(mailTo(coordinator).text).toContain('From three years on.')
    expect(mailTo(lucia).subject).not.toBe(mailTo(coordinator).subject)
    expect(sent).toHaveLength(2)
  })

  it('has one post of one mail, however often and in whatever ways it comes', async () => {
    const raw = answerTo(toLucia, addressOf(lucia), 'Una vez.')
    const before = (await posts()).length
    expect(await inMailbox(raw, raw)).toBe(2)
    expect(await atTheDoor(raw)).toEqual({ outcome: 'again' })
    expect(await posts()).toHaveLength(before + 1)
    expect(sent).toHaveLength(2)
  })

  it('hangs together with what is said later, in every mailbox', async () => {
    await must(coordinator, (tx) => sayInDiscussion(tx, id, postInput.parse({ body: 'Then we agree.' })))
    await world.system.jobs.drain(world.system)
    for (const [ctx, first] of [
      [lucia, toLucia],
      [oaks, toOak],
    ] as const) {
      const later = mailTo(ctx)
      expect(later.messageId).not.toBe(first.messageId)
      expect(threadOf(later)).toEqual(threadOf(first))
      expect(later.inReplyTo).toContain(id)
      expect(replyTo(later)).toBe(replyTo(first))
    }
  })

  it('keeps the answer of a stranger to that address, who gets no word, and tells the coordinator', async () => {
    const before = (await posts()).length
    expect(await atTheDoor(answerTo(toLucia, 'eve@elsewhere.example', 'Ich auch.'))).toEqual({
      outcome: 'held',
    })
    expect(await posts()).toHaveLength(before)
    expect(await lastHeld()).toMatchObject({
      reason: 'address',
      from: 'eve@elsewhere.example',
      shown: { text: 'Ich auch.', about: { href: `/discussions/${id}` } },
    })
    expect(await told()).toEqual(['/settings/held-mail'])
    expect(sent).toEqual([])
  })

  it('keeps the answer of whoever no longer speaks for a side, and tells them and the coordinator', async () => {
    await keepHouse(oaks, (tx) =>
      tx.db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-30' })
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', tx.actor.personId ?? '')
        .execute(),
    )
    const before = (await posts()).length
    expect(await inMailbox(answerTo(toOak, addressOf(oaks), 'One more thing.'))).toBe(1)
    expect(await posts()).toHaveLength(before)
    expect(await lastHeld()).toMatchObject({ reason: 'gone', shown: { text: 'One more thing.' } })
    expect(await told()).toHaveLength(2)
    expect(mailTo(oaks).text).toContain('Every child')
  })
})
