import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound, Refusal } from '../errors/errors.ts'
import type { Inverse } from '../features/feature.server.ts'
import { allow } from '../policy/policy.ts'
import { formatList } from '../words/format.ts'
import { aboutOf, readHeldMail } from './reads.server.ts'
import { leadsFor, ownMail, settlesAll } from './settlers.server.ts'

/** Sets a held mail aside; it is kept, and can be brought back. What only its own side can read is that side's to settle. */
export async function discardHeldMail(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  const held = await readHeldMail(tx, id)
  if ((await aboutOf(tx, held)) === null) {
    const leads = await leadsFor(tx, held)
    if (leads.length > 0)
      return new Refusal('held_theirs', { names: formatList(leads.map(({ name }) => name)) })
  }
  await tx.db
    .updateTable('heldMails')
    .set({ discardedAt: tx.now, settledByPersonId: tx.actor.personId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', held.id)
    .execute()
  return { historyId: await record(tx, 'mail.discarded', about(tx, held.id)) }
}

/** Brings it back to those that wait. */
export const undiscard: Inverse = async (tx, { subjectId }) => {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  const back = await tx.db
    .updateTable('heldMails')
    .set({ discardedAt: null, settledByPersonId: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .where('discardedAt', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (back === undefined) throw new NotFound()
  // What is back is in reach, or it stays where it was.
  if (!settlesAll(tx)) await readHeldMail(tx, subjectId)
  await record(tx, 'mail.undiscarded', about(tx, subjectId))
  return undefined
}

const about = (tx: Tx, id: string) => ({
  subject: { kind: 'held_mail', id },
  audienceOrganizationId: tx.actor.organizationId,
})
