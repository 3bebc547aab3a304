import { createHmac } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { hashToken } from '../accounts/tokens.server.ts'
import type { Tx } from '../context/context.server.ts'
import { type ReplySubject, withToken } from './address.ts'

/**
 * Where this person answers by mail to what is said about this record; always the same address. Null where no
 * mailbox is set (INBOUND_MAIL), so that mail goes out without. Only a hash is kept: whoever reads the database
 * can't write as somebody else. Throws when no feature takes answers of the kind.
 */
export async function replyAddress(
  tx: Tx,
  { kind, subjectId, personId }: ReplySubject & { personId: string },
): Promise<string | null> {
  const { registry, settings } = tx.system
  if (!registry.mailReplies.has(kind) && !registry.calendarReplies.has(kind))
    throw new Error(`no feature takes answers to ${kind}`)
  if (settings.inboundMail === null) return null
  // Worked out and not drawn, so that the same one can be written into the next mail without being stored.
  const token = createHmac('sha256', settings.secret)
    .update(`reply\n${tx.workspace.id}\n${kind}\n${subjectId}\n${personId}`)
    .digest('hex')
    .slice(0, 32)
  await tx.db
    .insertInto('replyAddresses')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      kind,
      subjectId,
      personId,
      tokenHash: hashToken(token),
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.column('tokenHash').doNothing())
    .execute()
  return withToken(settings.inboundMail, token)
}
