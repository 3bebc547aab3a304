import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../activity/record.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { inboundRoute } from './door.server.ts'
import { replyAddress } from './reply-address.server.ts'

const secret = 'a secret between two houses'

describe('the door for mail providers', () => {
  let world: World
  let door: ReturnType<typeof inboundRoute>
  let to: string
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
    Object.assign(world.system.settings, { inboundMail: 'reply@commonweave.example', inboundSecret: secret })
    door = inboundRoute(world.system)
    const { personId } = (await world.as('coordinator')).actor
    to =
      (await keepHouse(await world.as('owner'), (tx) =>
        replyAddress(tx, { kind: 'thread', subjectId: uuid(), personId: personId ?? '' }),
      )) ?? ''
  })
  afterAll(() => world.close())

  const raw = (text: string, recipient = to) =>
    `From: coordinator-1@demo.example\r\nTo: ${recipient}\r\nMessage-ID: <${uuid()}@x.example>\r\n\r\n${text}`
  const bearer = { Authorization: `Bearer ${secret}` }
  const hand = (body: BodyInit, headers: Record<string, string>) =>
    door.request('/inbound/mail', { method: 'POST', body, headers })

  it('takes a whole mail, and a form with one in it, as providers send them', async () => {
    said = []
    expect((await hand(raw('plain'), { ...bearer, 'Content-Type': 'message/rfc822' })).status).toBe(200)
    for (const name of ['email', 'body-mime']) {
      const form = new FormData()
      form.set(name, raw(`in ${name} — así`))
      form.set('envelope', JSON.stringify({ to: [to] }))
      expect((await hand(form, bearer)).status).toBe(200)
    }
    const file = new FormData()
    file.set('message', new File([raw('as a file')], 'mail.eml'))
    expect((await hand(file, bearer)).status).toBe(200)
    expect((await hand(new URLSearchParams({ 'body-mime': raw('as a line') }), bearer)).status).toBe(200)
    expect(said).toEqual(['plain', 'in email — así', 'in body-mime — así', 'as a file', 'as a line'])
  })

  it('knows whom a mail was handed over for where its own head hides that', async () => {
    const form = new FormData()
    form.set('email', raw('hidden', 'undisclosed-recipients:;'))
    form.set('envelope', JSON.stringify({ to: [to], from: 'x@x.example' }))
    expect(await (await hand(form, bearer)).json()).toEqual({ outcome: 'taken' })
  })

  it('takes the secret as the password of basic authentication too', async () => {
    const basic = { Authorization: `Basic ${Buffer.from(`mail:${secret}`).toString('base64')}` }
    expect((await hand(raw('basic'), { ...basic, 'Content-Type': 'message/rfc822' })).status).toBe(200)
  })

  it('says so where a mail is nobody’s, where there is none, and where it is too large', async () => {
    const headers = { ...bearer, 'Content-Type': 'message/rfc822' }
    expect((await hand(raw('lost', 'reply@commonweave.example'), headers)).status).toBe(406)
    expect((await hand('{}', { ...bearer, 'Content-Type': 'application/json' })).status).toBe(422)
    expect((await hand(new FormData(), bearer)).status).toBe(422)
    expect((await hand('x', { ...bearer, 'Content-Type': 'multipart/form-data' })).status).toBe(422)
    const large = new ReadableStream({
      start(controller) {
        const megabyte = new Uint8Array(1024 * 1024)
        for (let count = 0; count < 42; count++) controller.enqueue(megabyte)
        controller.close()
      },
    })
    const request = new Request('http://localhost/inbound/mail', {
      method: 'POST',
      body: large,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect((await door.request(request)).status).toBe(413)
  })

  it('is shut without the secret, and for a while after guesses', async () => {
    said = []
    const guess = (value: string) =>
      hand(raw('guess'), { Authorization: value, 'Content-Type': 'message/rfc822' })
    for (const value of ['', 'Bearer', 'Bearer wrong', `Basic ${secret}`, `Bearer ${secret}x`])
      expect((await guess(value)).status).toBe(401)
    for (let count = 0; count < 5; count++) await guess('Bearer wrong')
    const shut = await guess('Bearer wrong')
    expect(shut.status).toBe(429)
    expect(Number(shut.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(said).toEqual([])
  })

  it('is not there where no secret is set', async () => {
    const off = { ...world.system, settings: { ...world.system.settings, inboundSecret: null } }
    const answer = await inboundRoute(off).request('/inbound/mail', { method: 'POST', headers: bearer })
    expect(answer.status).toBe(404)
  })
})
