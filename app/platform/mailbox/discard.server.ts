import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import type { Inverse } from '../features/feature.server.ts'
import { allow } from '../policy/policy.ts'
import { readHeldMail } from './reads.server.ts'

/** Sets a held mail aside; it is kept, and can be brought back. */
export async function discardHeldMail(tx: Tx, id: string): Promise<{ historyId: string }> {
  allow(tx.actor, accountsPolicy.settleMail)
  const held = await readHeldMail(tx, id)
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
  allow(tx.actor, accountsPolicy.settleMail)
  const back = await tx.db
    .updateTable('heldMails')
    .set({ discardedAt: null, settledByPersonId: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .where('discardedAt', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (back === undefined) throw new NotFound()
  await record(tx, 'mail.undiscarded', about(tx, subjectId))
  return undefined
}

const about = (tx: Tx, id: string) => ({
  subject: { kind: 'held_mail', id },
  audienceOrganizationId: tx.actor.organizationId,
})
