import { render } from '@react-email/render'
import nodemailer from 'nodemailer'
import type { ReactElement } from 'react'
import { v7 as uuid } from 'uuid'
import type { Ctx, Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
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
  /** Where an answer goes, where that is not whoever sends for the workspace. */
  replyTo?: string | null
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
      replyTo: letter.replyTo ?? null,
      calendar: letter.calendar?.text ?? null,
      calendarMethod: letter.calendar?.method ?? null,
      createdAt: tx.now,
    })
    .execute()
  if (delivers(tx)) await tx.system.jobs.enqueue(tx, 'mail.send', { mailId: id })
  return id
}

const delivers = (ctx: Ctx): boolean => ctx.system.settings.smtpUrl !== null && !ctx.workspace.isDemo

/** Job: hands one mail to the mail server. Throwing tries again later; after the last try the failure stands on the outbox page. */
export async function sendMail(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  if (!delivers(ctx)) return
  const mailId = String(data.mailId)
  const mail = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('mails')
      .selectAll()
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', mailId)
      .where('sentAt', 'is', null)
      .executeTakeFirst(),
  )
  if (mail === undefined) return
  const transport = nodemailer.createTransport(ctx.system.settings.smtpUrl ?? '')
  try {
    await transport.sendMail({
      from: ctx.system.settings.mailFrom,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.textBody,
      html: mail.htmlBody,
      ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
      ...(mail.calendar === null
        ? {}
        : { icalEvent: { method: mail.calendarMethod ?? 'PUBLISH', content: mail.calendar } }),
      messageId: `<${mail.id}@${new URL(ctx.system.settings.publicUrl).hostname}>`,
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
