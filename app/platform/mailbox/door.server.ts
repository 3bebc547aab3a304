import { createHash, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import busboy from 'busboy'
import { Hono } from 'hono'
import { openPace } from '../api/pace.server.ts'
import type { System } from '../context/context.server.ts'
import { TooMany } from '../errors/errors.ts'
import type { Outcome } from './incoming-counts.ts'
import { receiveMail } from './receive.server.ts'

type Env = { Variables: { address: string } }

/** The longest mail that is taken whole: 25 MB of files, as mail writes them. */
export const mostMailBytes = 40 * 1024 * 1024
const mailsPerMinute = 300
const wrongPerMinute = 10

/** What those who hand mail over call the field with the whole mail in it. */
const rawFields = new Set(['email', 'body-mime', 'message', 'raw', 'mime', 'rfc822'])
const recipientFields = new Set(['recipient', 'to', 'envelope'])

interface Given {
  raw: Buffer
  recipients: string[]
}
class TooLong extends Error {}

/**
 * `POST /inbound/mail`, for mail providers: the whole mail as `message/rfc822`, or a form with a field that holds it.
 * Who hands over says INBOUND_SECRET, as a bearer or as the password of basic authentication. An answer of 2xx means
 * that the mail is ours to keep; 4xx that it will never be taken; 5xx and 429 to try again.
 */
export function inboundRoute(system: System): Hono<Env> {
  const route = new Hono<Env>()
  const pace = openPace(mailsPerMinute, system.now)
  const wrongPace = openPace(wrongPerMinute, system.now)
  route.post('/inbound/mail', async (c) => {
    const { inboundSecret, inboundMail } = system.settings
    if (inboundSecret === null || inboundMail === null) return c.text('There is nothing here.', 404)
    const address = c.get('address') ?? ''
    try {
      if (!saysSecret(c.req.header('authorization'), inboundSecret)) {
        wrongPace(address)
        return c.text('The secret is not right.', 401, { 'WWW-Authenticate': 'Basic realm="inbound"' })
      }
      pace('all')
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      return c.text('Too many at once; try again later.', 429, {
        'Retry-After': String(error.retryAfterSeconds),
      })
    }
    try {
      const given = await givenMail(c.req.raw)
      if (given === null) return c.text('This has no mail in it.', 422)
      const outcome = await receiveMail(system, given.raw, { recipients: given.recipients })
      return c.json({ outcome }, statusOf[outcome])
    } catch (error) {
      if (!(error instanceof TooLong)) throw error
      // What is left of the body will not be read.
      return c.text('This mail is too large.', 413, { Connection: 'close' })
    }
  })
  return route
}

/** Whoever hands over a mail to nobody is told so, and tells its sender. */
const statusOf: Record<Outcome, 200 | 406> = {
  taken: 200,
  held: 200,
  automatic: 200,
  again: 200,
  unclaimed: 406,
}

/** Compares hashes, so that neither length nor beginning can be found out by how long it takes. */
function saysSecret(header: string | undefined, secret: string): boolean {
  const [, scheme = '', value = ''] = /^(\S+) +(.*)$/.exec(header ?? '') ?? []
  const said =
    scheme.toLowerCase() === 'bearer'
      ? value
      : scheme.toLowerCase() === 'basic'
        ? Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':')
        : ''
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(said), hash(secret))
}

/** The mail in a request; null where there is none. Throws TooLong. */
async function givenMail(request: Request): Promise<Given | null> {
  const type = request.headers.get('content-type') ?? ''
  if (Number(request.headers.get('content-length') ?? 0) > mostMailBytes) throw new TooLong()
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    return fromForm(request, type)
  if (!/^(message\/rfc822|text\/plain|application\/octet-stream)\b/i.test(type)) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostMailBytes) throw new TooLong()
    chunks.push(chunk)
  }
  const to = new URL(request.url).searchParams.get('recipient')
  return bytes === 0 ? null : { raw: Buffer.concat(chunks), recipients: to === null ? [] : [to] }
}

function fromForm(request: Request, type: string): Promise<Given | null> {
  return new Promise((resolve, reject) => {
    let raw: Buffer | null = null
    let tooLong = false
    const recipients: string[] = []
    let form: ReturnType<typeof busboy>
    try {
      form = busboy({
        headers: { 'content-type': type },
        limits: { fieldSize: mostMailBytes, fileSize: mostMailBytes, files: 5, fields: 60, parts: 60 },
      })
    } catch {
      resolve(null)
      return
    }
    form.on('field', (name, value, info) => {
      if (rawFields.has(name) && raw === null) {
        raw = Buffer.from(value, 'utf8')
        tooLong ||= info.valueTruncated
      } else if (recipientFields.has(name)) recipients.push(...addressesIn(value))
    })
    form.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (rawFields.has(name)) chunks.push(chunk)
      })
      stream.on('limit', () => {
        tooLong = true
      })
      stream.on('end', () => {
        if (rawFields.has(name) && raw === null) raw = Buffer.concat(chunks)
      })
    })
    form.on('error', () => resolve(null))
    form.on('close', () => {
      if (tooLong) reject(new TooLong())
      else resolve(raw === null || raw.byteLength === 0 ? null : { raw, recipients })
    })
    if (request.body === null) resolve(null)
    else Readable.fromWeb(request.body as never).pipe(form)
  })
}

/** Addresses in a line or in the JSON that says whom the mail was handed over for. */
const addressesIn = (value: string): string[] =>
  value
    .slice(0, 20_000)
    .split(/[\s,;<>"'()[\]{}:]+/)
    .filter((word) => word.includes('@'))
