import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { loadPerson } from './reads.server.ts'

/** Takes a person out of the landscape; they can be brought back for 30 days. Not somebody who signs in or represents a partner: that is handed over first. */
export async function removePerson(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const { name } = await loadPerson(tx, id)
  allow(tx.actor, landscapePolicy.removePerson)
  const member = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', id)
    .where('endedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (member !== undefined) return new Refusal('person_signs_in', { name })
  const representative = await tx.db
    .selectFrom('representatives')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', id)
    .where('endedOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (representative !== undefined) return new Refusal('person_represents', { name })
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'person.removed', { subject: { kind: 'person', id } }) }
}

/** The inverse of removing. */
export const restorePerson: Inverse = async (tx, { subjectId }) => {
  allow(tx.actor, landscapePolicy.removePerson)
  const erased = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .where('erasedAt', 'is not', null)
    .select('id')
    .executeTakeFirst()
  if (erased !== undefined) return new Refusal('person_is_erased')
  await setDeleted(tx, subjectId, null)
  await record(tx, 'person.restored', { subject: { kind: 'person', id: subjectId } })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('people')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
