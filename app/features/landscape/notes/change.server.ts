import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { historyOfNote } from './add.server.ts'
import type { NoteChange } from './inputs.ts'
import { readNote, writable } from './reads.server.ts'

/** Rewrites a note as it stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changeNote(
  tx: Tx,
  id: string,
  { version, body }: NoteChange,
): Promise<{ historyId: string }> {
  const note = await readNote(tx, id)
  allow(tx.actor, landscapePolicy.changeNote, aboutNote(note))
  writable(tx, note)
  const changed = await tx.db
    .updateTable('notes')
    .set({ body, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ body: note.body, version: note.version })
  return {
    historyId: await record(tx, 'note.changed', {
      subject: { kind: 'note', id },
      ...historyOfNote(note),
      before: { body: note.body },
      after: { body },
    }),
  }
}

/** What the policy asks about a note: whose it is. */
export const aboutNote = (note: { organizationId: string; authorPersonId: string | null }) => ({
  organizationId: note.organizationId,
  personId: note.authorPersonId,
})
