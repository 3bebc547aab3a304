import { createHash } from 'node:crypto'
import type { Attachment, ParsedMail } from 'mailparser'
import { cleanName } from '../../files/file.ts'
import { type Automatic, automaticBy } from './automatic.ts'
import { harmless } from './harmless.server.ts'
import { textOfHtml } from './html-text.server.ts'
import { newText } from './new-text.ts'

/** A mail as we take it, whatever it was when it came. */
export interface IncomingMail {
  /** The same for the same mail, however often it comes. */
  key: string
  messageId: string
  /** Null where it says nobody, or more than one. The address is in small letters. */
  from: { address: string; name: string } | null
  /** Every address that it says it went to. */
  recipients: string[]
  subject: string
  /** What was written anew. */
  text: string
  /** All of it, as harmless markup. */
  html: string | null
  /** The calendar part of an answer to an invitation. */
  calendar: string | null
  files: { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }[]
  /** Names of what was too large to be taken. */
  tooLarge: string[]
  sentAt: Date | null
  automatic: Automatic | null
}

/** The most that one thing attached to a mail may weigh, and how many are taken. */
export const mailFileBytes = 10 * 1024 * 1024
const mostFiles = 20
const mostLetters = 200_000

/**
 * Reads a raw mail (RFC 822) as far as it can be read: broken parts are left out, letters of unknown alphabets
 * become question marks, and nothing in it makes it fail. `isCut`: more of it was there than is given here.
 */
export async function readMail(raw: Buffer, host: string, isCut = false): Promise<IncomingMail> {
  const { simpleParser } = await import('mailparser')
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  }).catch(() => ({ attachments: [], headerLines: [] }) as unknown as ParsedMail)
  const head = headOf(parsed)
  const senders = parsed.from?.value.flatMap((one) => (one.group === undefined ? [one] : one.group)) ?? []
  const [sender] = senders
  const from =
    senders.length === 1 && sender?.address !== undefined
      ? { address: plain(sender.address).toLowerCase(), name: plain(sender.name).slice(0, 200) }
      : null
  const html = typeof parsed.html === 'string' ? plain(parsed.html) : null
  const written = newText(plain(parsed.text ?? ''), { name: from?.name ?? '' })
  const messageId = plain(parsed.messageId ?? '').slice(0, 500)
  return {
    key: createHash('sha256')
      .update(messageId === '' ? raw : messageId)
      .digest('hex'),
    messageId,
    from,
    recipients: recipientsOf(head),
    subject: plain(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, 300),
    text: (written === '' && html !== null
      ? newText(textOfHtml(html), { name: from?.name ?? '' })
      : written
    ).slice(0, mostLetters),
    html: html === null ? null : harmless(html).slice(0, mostLetters),
    calendar: calendarOf(parsed.attachments),
    ...filesOf(parsed.attachments, isCut),
    sentAt: parsed.date !== undefined && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    automatic: automaticBy(head, host),
  }
}

/** No letter NUL and no half letters: the database takes neither. */
const plain = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** The lines of the head as they came, the first of each name; of those that say where it went, all. */
function headOf(parsed: ParsedMail): ReadonlyMap<string, string> {
  const head = new Map<string, string>()
  for (const { key, line } of parsed.headerLines ?? []) {
    const value = line.slice(line.indexOf(':') + 1).trim()
    const before = head.get(key)
    if (before === undefined) head.set(key, value)
    else if (routes.includes(key)) head.set(key, `${before}, ${value}`)
  }
  return head
}

const routes = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'resent-to']
const recipientsOf = (head: ReadonlyMap<string, string>): string[] =>
  routes.flatMap((name) =>
    (head.get(name) ?? '')
      .slice(0, 20_000)
      .split(/[\s,;<>"()]+/)
      .filter((word) => word.includes('@')),
  )

/** A calendar's answer; an invitation that somebody sends on is a file like others. */
function calendarOf(attachments: readonly Attachment[]): string | null {
  for (const { contentType, content } of attachments) {
    if (contentType !== 'text/calendar' || content.byteLength > 1_000_000) continue
    const text = plain(content.toString('utf8'))
    if (/^METHOD:REPLY\s*$/im.test(text)) return text
  }
  return null
}

const isBeside = ({ contentType, related, contentDisposition }: Attachment): boolean =>
  // Pictures inside the text are logos nearly always; signatures of programs say nothing to people.
  !(related && contentDisposition !== 'attachment') &&
  !['text/calendar', 'application/pgp-signature', 'application/pkcs7-signature', 'application/ics'].includes(
    contentType,
  )

function filesOf(
  attachments: readonly Attachment[],
  isCut: boolean,
): Pick<IncomingMail, 'files' | 'tooLarge'> {
  const beside = attachments.filter(isBeside)
  const name = (one: Attachment) => cleanName(plain(one.filename ?? ''))
  // Of one that was cut off no part can be trusted to be whole.
  const fits = ({ content }: Attachment, place: number) =>
    !isCut && content.byteLength <= mailFileBytes && place < mostFiles
  return {
    files: beside.filter(fits).map((one) => ({
      name: name(one),
      mediaType: one.contentType,
      bytes: new Uint8Array(one.content),
    })),
    tooLarge: beside.filter((one, place) => !fits(one, place)).map(name),
  }
}
