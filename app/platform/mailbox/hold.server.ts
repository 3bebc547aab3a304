import { v7 as uuid } from 'uuid'
import type { Tx } from '../context/context.server.ts'
import type { Refusal } from '../errors/errors.ts'
import { notify } from '../notices/notify.server.ts'
import { m } from '../words/words.ts'
import type { HeldReason } from './held-mail.ts'
import { writeBack } from './letters.server.tsx'
import type { IncomingMail } from './reading/read-mail.server.ts'
import { thoseWhoSettle } from './settlers.server.ts'
import { type Addressed, addressesOf } from './who.server.ts'

export type Why =
  | { reason: Exclude<HeldReason, 'refused'>; refusal?: undefined }
  | { reason: 'refused'; refusal: Refusal }

/** Keeps a mail until somebody has looked at it, tells those who can, and its writer where that is who they say. */
export async function hold(tx: Tx, to: Addressed, mail: IncomingMail, why: Why): Promise<void> {
  const id = uuid()
  await tx.db
    .insertInto('heldMails')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...to,
      fromAddress: mail.from?.address ?? '',
      fromName: mail.from?.name ?? '',
      subject: mail.subject,
      body: mail.text,
      html: mail.html,
      calendar: mail.calendar,
      messageId: mail.messageId,
      sentAt: mail.sentAt,
      receivedAt: tx.now,
      reason: why.reason,
      refusal: why.refusal === undefined ? null : why.refusal.code,
      refusalFacts: why.refusal === undefined ? null : JSON.stringify(why.refusal.facts),
    })
    .execute()
  for (const { name, mediaType, bytes } of mail.files)
    await tx.db
      .insertInto('heldMailFiles')
      .values({ workspaceId: tx.workspace.id, id: uuid(), heldMailId: id, name, mediaType, bytes })
      .execute()
  await notify(tx, {
    kind: 'mail.held',
    to: await thoseWhoSettle(tx, to),
    subject: { kind: 'held_mail', id },
    href: '/settings/held-mail',
    say: () => m.notice_mail_held(),
  })
  const isTheirs = mail.from !== null && (await addressesOf(tx, to.personId)).has(mail.from.address)
  // Whoever else wrote it gets no answer: the address may be somebody's who knows nothing of it.
  if (isTheirs && mail.automatic === null)
    await writeBack(tx, to.personId, { held: why, tooLarge: mail.tooLarge, mail })
}
