import { render } from '@react-email/render'
import nodemailer from 'nodemailer'
import type { ReactElement } from 'react'
import { v7 as uuid } from 'uuid'
import type { Ctx, Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import type { ReplySubject } from '../mailbox/address.ts'
import { replyAddress } from '../mailbox/reply-address.server.ts'
import { speak } from '../words/speaking.server.ts'
import type { Locale } from '../words/words.ts'

export interface Letter {
  to: { address: string; name: string; personId?: string | null }
  /** What kind of mail this is, for the outbox page and for masking (`sign-in`). */
  kind: string
  locale: Locale
  /** Made inside the receiver's language. */
  subject: () => string
  body: () => ReactElement
  /** What the mail is about: an answer goes there, and mails about one thing hang together. */
  replyTo?: ReplySubject | null
  /** A calendar entry to accept, or its end. */
  calendar?: { text: string; method: CalendarMethod } | null
}
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'REPLY' | 'PUBLISH'

/**
 * Puts a mail into the outbox in the caller's transaction, in the receiver's language, and a job to send it.
 * Without SMTP_URL, and in a demo, it stays there for the owner to read.
 */
export async function post(tx: Tx, letter: Letter): Promise<string> {
  const id = uuid()
  const { replyTo = null } = letter
  if (replyTo !== null && !tx.system.registry.mailReplies.has(replyTo.kind))
    throw new Error(`no feature takes answers to ${replyTo.kind}`)
  const { subject, html, text } = await speak(letter.locale, async () => {
    const element = letter.body()
    return {
      subject: letter.subject(),
      html: await render(element),
      text: await render(element, { plainText: true }),
    }
  })
  await tx.db
    .insertInto('mails')
    .values({
      workspaceId: tx.workspace.id,
      id,
      toAddress: letter.to.address,
      toName: letter.to.name,
      personId: letter.to.personId ?? null,
      kind: letter.kind,
      language: letter.locale,
      subject,
      textBody: text,
      htmlBody: html,
      replyKind: replyTo?.kind ?? null,
      replySubjectId: replyTo?.subjectId ?? null,
      calendar: letter.calendar?.text ?? null,
      calendarMethod: letter.calendar?.method ?? null,
      createdAt: tx.now,
    })
    .execute()
  if (delivers(tx)) await tx.system.jobs.enqueue(tx, 'mail.send', { mailId: id })
  return id
}

/** What a mail of ours is called all over the world. */
const messageIdOf = (ctx: Ctx, name: string): string =>
  `<${name}@${new URL(ctx.system.settings.publicUrl).hostname}>`

/** Where a mail is answered, and the mail that never was, to which all about one thing answer: so they hang together. */
async function replyOf(
  tx: Tx,
  mail: { personId: string | null; replyKind: string | null; replySubjectId: string | null },
): Promise<{ replyTo: string | null; thread: string | null }> {
  const { personId, replyKind: kind, replySubjectId: subjectId } = mail
  if (kind === null || subjectId === null) return { replyTo: null, thread: null }
  return {
    replyTo: personId === null ? null : await replyAddress(tx, { kind, subjectId, personId }),
    thread: messageIdOf(tx, `${kind}.${subjectId}`),
  }
}

const delivers = (ctx: Ctx): boolean => ctx.system.settings.smtpUrl !== null && !ctx.workspace.isDemo

/** Job: hands one mail to the mail server. Throwing tries again later; after the last try the failure stands on the outbox page. */
export async function sendMail(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  if (!delivers(ctx)) return
  const mailId = String(data.mailId)
  const waiting = await keepHouse(ctx, async (tx) => {
    const mail = await tx.db
      .selectFrom('mails')
      .selectAll()
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', mailId)
      .where('sentAt', 'is', null)
      .executeTakeFirst()
    return mail && { mail, ...(await replyOf(tx, mail)) }
  })
  if (waiting === undefined) return
  const { mail, replyTo, thread } = waiting
  const transport = nodemailer.createTransport(ctx.system.settings.smtpUrl ?? '')
  try {
    await transport.sendMail({
      from: ctx.system.settings.mailFrom,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.textBody,
      html: mail.htmlBody,
      ...(replyTo === null ? {} : { replyTo }),
      ...(thread === null ? {} : { inReplyTo: thread, references: thread }),
      ...(mail.calendar === null
        ? {}
        : { icalEvent: { method: mail.calendarMethod ?? 'PUBLISH', content: mail.calendar } }),
      messageId: messageIdOf(ctx, mail.id),
      headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    })
    await keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('mails')
        .set({ sentAt: ctx.system.now(), failedAt: null, failure: null })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', mailId)
        .execute(),
    )
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    await keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('mails')
        .set({ failedAt: ctx.system.now(), failure })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', mailId)
        .execute(),
    )
    throw error
  } finally {
    transport.close()
  }
}
