// Through a real mail server out and a real mailbox back in.
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createElement } from 'react'
import { SMTPServer } from 'smtp-server'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../activity/record.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { post, sendMail } from '../mail/mail.server.ts'
import { type ImapServer, startImap } from '../testing/dovecot.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { openMailbox, pollOnce, startPolling } from './poll.server.ts'

describe('a mailbox that is watched', () => {
  let world: World
  let imap: ImapServer
  let smtp: SMTPServer
  let owner: Ctx
  let reader: Ctx
  const sent: string[] = []
  let said: string[] = []
  beforeAll(async () => {
    world = await openWorld([
      {
        name: 'test',
        mailReplies: [
          {
            kind: 'thread',
            receive: async (tx, { text, subjectId }) => {
              said.push(text)
              await record(tx, 'test.said', { subject: { kind: 'thread', id: subjectId } })
              return undefined
            },
          },
        ],
      },
    ])
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, taken) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          sent.push(Buffer.concat(chunks).toString('utf8'))
          taken()
        })
      },
    })
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    imap = await startImap()
    Object.assign(world.system.settings, {
      inboundMail: 'reply@commonweave.example',
      imapUrl: imap.url,
      smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    })
    owner = await world.as('owner')
    reader = await world.as('representative', await world.organization('Harbor Youth'))
  })
  afterAll(async () => {
    await imap.stop()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
    await world.close()
  })

  const deliver = async (raw: string) => {
    const client = await openMailbox(imap.url)
    await client.append('INBOX', raw)
    await client.logout()
  }
  const inFolder = async (folder: string) => {
    const client = await openMailbox(imap.url)
    const status = await client.status(folder, { messages: true }).catch(() => false as const)
    await client.logout()
    return status === false ? 0 : (status.messages ?? 0)
  }
  /** One mail about one thing goes out by SMTP; answered is what a mail program would send back. */
  const mailOut = async (subjectId: string) => {
    const mailId = await keepHouse(owner, (tx) =>
      post(tx, {
        to: { address: 'representative-2@demo.example', name: 'Lucía', personId: reader.actor.personId },
        kind: 'test',
        locale: 'en',
        subject: () => 'Which day?',
        body: () => createElement('p', null, 'Which day?'),
        replyTo: { kind: 'thread', subjectId },
      }),
    )
    await sendMail({ ...owner, workspace: { ...owner.workspace, isDemo: false } }, { mailId })
    return sent.at(-1) ?? ''
  }
  const head = (raw: string, name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\s+/g, ' ') ?? ''
  const answerTo = (raw: string, text: string, id = uuid()) =>
    `From: representative-2@demo.example\r\nTo: ${head(raw, 'Reply-To')}\r\nMessage-ID: <${id}@harbor.example>\r\n` +
    `In-Reply-To: ${head(raw, 'Message-ID')}\r\nSubject: Re: Which day?\r\n\r\n${text}\r\n\r\nOn Tuesday Ruth wrote:\r\n> Which day?\r\n`

  it('takes the answer to a mail that went out, and what is about one thing hangs together', async () => {
    const subjectId = uuid()
    const [first, second] = [await mailOut(subjectId), await mailOut(subjectId)]
    expect(head(first, 'Reply-To')).toMatch(/^reply\+[0-9a-f]{32}@commonweave\.example$/)
    expect(head(second, 'Reply-To')).toBe(head(first, 'Reply-To'))
    expect(head(second, 'References')).toBe(head(first, 'References'))
    expect(head(first, 'References')).toContain(subjectId)
    said = []
    await deliver(answerTo(first, 'Thursday.'))
    expect(await pollOnce(world.system)).toBe(1)
    expect(said).toEqual(['Thursday.'])
    expect(await pollOnce(world.system)).toBe(0)
    expect([await inFolder('INBOX'), await inFolder('Commonweave')]).toEqual([0, 1])
  })

  it('takes a mail once that lies there twice, or that was taken before it could be moved away', async () => {
    said = []
    const raw = answerTo(await mailOut(uuid()), 'Friday.')
    await deliver(raw)
    await deliver(raw)
    expect(await pollOnce(world.system)).toBe(2)
    expect(said).toEqual(['Friday.'])
  })

  it('lays aside what is nobody’s, and keeps it', async () => {
    await deliver('From: eve@elsewhere.example\r\nTo: reply@commonweave.example\r\n\r\nHello')
    await pollOnce(world.system)
    expect([await inFolder('INBOX'), await inFolder('Commonweave unclaimed')]).toEqual([0, 1])
  })

  it('hears of new mail by itself, and comes back when the server was away', async () => {
    said = []
    const until = async (count: number) => {
      for (let tries = 0; tries < 400 && said.length < count; tries++) await setTimeout(50)
    }
    const raw = await mailOut(uuid())
    const poll = startPolling(world.system)
    try {
      await deliver(answerTo(raw, 'Monday.'))
      await until(1)
      await imap.restart()
      await deliver(answerTo(raw, 'Tuesday.'))
      await until(2)
      expect(said).toEqual(['Monday.', 'Tuesday.'])
    } finally {
      await poll.stop()
    }
  })

  it('leaves a mail in its place that can’t be taken now', async () => {
    const raw = answerTo(await mailOut(uuid()), 'Later.')
    await deliver(raw)
    const broken = {
      ...world.system,
      database: { ...world.system.database, transaction: () => Promise.reject(new Error('away')) },
    } as typeof world.system
    expect(await pollOnce(broken)).toBe(0)
    expect(await inFolder('INBOX')).toBe(1)
    said = []
    await pollOnce(world.system)
    expect(said).toEqual(['Later.'])
  })
})
