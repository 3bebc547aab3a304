import { forgetValues, idsOf } from '#platform/activity/forget.server.ts'
import type { Erasure } from '#platform/features/feature.server.ts'
import { eraseFilesOf } from '#platform/files/erase.server.ts'
import { notesOf } from './reads.server.ts'

/** Notes about the person go, whoever wrote them; what they wrote about others stays. */
export const noteErasure: Erasure = {
  covers: ['notes.subject_id', 'notes.body'],
  keeps: {
    'notes.subject_kind': 'a word of ours',
    'notes.language': 'the row goes',
    'notes.audience': 'a word of ours',
  },
  erase: async (tx, personId) => {
    const about = await idsOf(tx, 'notes', 'subject_id', personId, 'subject_kind')
    if (about.length === 0) return
    await eraseFilesOf(tx, 'note', about)
    await forgetValues(tx, about)
    await tx.db
      .deleteFrom('notes')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', about)
      .execute()
  },
  holds: {
    name: 'notes',
    rows: async (tx, personId) =>
      (await notesOf(tx, { subjectKind: 'person', subjectId: personId }, 10_000)).map((note) => ({
        writtenAt: note.createdAt,
        organization: note.organizationName,
        author: note.authorName,
        body: note.body,
      })),
  },
}
