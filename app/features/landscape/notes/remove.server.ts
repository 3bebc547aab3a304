import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { historyOfNote } from './add.server.ts'
import { aboutNote } from './change.server.ts'
import { readNote, writable } from './reads.server.ts'

/** Takes a note away; it can be brought back for 30 days. */
export async function removeNote(tx: Tx, id: string): Promise<{ historyId: string }> {
  const note = await readNote(tx, id)
  allow(tx.actor, landscapePolicy.changeNote, aboutNote(note))
  writable(tx, note)
  await setDeleted(tx, id, tx.now)
  return {
    historyId: await record(tx, 'note.removed', { subject: { kind: 'note', id }, ...historyOfNote(note) }),
  }
}

/** The inverse of removing. */
export const restoreNote: Inverse = async (tx, { subjectId }) => {
  const gone = await tx.db
    .selectFrom('notes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .select(['organizationId', 'authorPersonId'])
    .executeTakeFirst()
  // Whose the note is decides before anything of it can be read again.
  if (gone === undefined || gone.organizationId !== tx.actor.organizationId) throw new NotFound()
  allow(tx.actor, landscapePolicy.changeNote, aboutNote(gone))
  await setDeleted(tx, subjectId, null)
  const note = await readNote(tx, subjectId)
  writable(tx, note)
  await record(tx, 'note.restored', { subject: { kind: 'note', id: subjectId }, ...historyOfNote(note) })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('notes')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
