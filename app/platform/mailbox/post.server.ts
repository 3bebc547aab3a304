import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, Refusal } from '../errors/errors.ts'
import { allow } from '../policy/policy.ts'
import { aboutOf, readHeldMail, writersOf } from './reads.server.ts'
import { ownMail } from './settlers.server.ts'
import { contextOfPerson } from './who.server.ts'

/**
 * Puts a held mail where it was meant to go, as this person, whose role and reach decide as if it had come from
 * them. It stands in the history who let it through.
 */
export async function postHeldMail(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<{ historyId: string } | Refusal> {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  const held = await readHeldMail(tx, id)
  if ((await aboutOf(tx, held)) === null) throw new NotFound()
  const reply = tx.system.registry.mailReplies.get(held.kind)
  if (reply === undefined || held.calendar !== null) return new Refusal('held_no_answers')
  const writers = await writersOf(tx, held)
  const writer = writers.find((one) => one.id === personId)
  const as = writer === undefined ? null : await contextOfPerson(tx, writer.id)
  if (as === null) return new Refusal('held_gone')
  const files = await tx.db
    .selectFrom('heldMailFiles')
    .where('workspaceId', '=', tx.workspace.id)
    .where('heldMailId', '=', held.id)
    .orderBy('id')
    .select(['name', 'mediaType', 'bytes'])
    .execute()
  try {
    const refusal = await reply.receive(
      { ...as, db: tx.db },
      {
        subjectId: held.subjectId,
        personId,
        text: held.body,
        html: held.html,
        attachments: files.map(
          ({ bytes, name, mediaType }) => new File([new Uint8Array(bytes)], name, { type: mediaType }),
        ),
        messageId: held.messageId,
        sentAt: held.sentAt,
      },
    )
    if (isRefusal(refusal)) return refusal
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return new Refusal('held_reach')
    if (error instanceof Invalid) return new Refusal('mail_unfit')
    throw error
  }
  await tx.db
    .updateTable('heldMails')
    .set({ postedAt: tx.now, postedAsPersonId: personId, settledByPersonId: tx.actor.personId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', held.id)
    .execute()
  return {
    historyId: await record(tx, 'mail.posted', {
      subject: { kind: 'held_mail', id: held.id },
      audienceOrganizationId: tx.actor.organizationId,
    }),
  }
}
