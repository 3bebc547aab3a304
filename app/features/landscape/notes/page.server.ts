import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { landscapePolicy } from '../policy.ts'
import { aboutNote } from './change.server.ts'
import type { NoteSubject } from './note.ts'
import { notesOf } from './reads.server.ts'

export type NoteOnPage = Awaited<ReturnType<typeof notesForPage>>[number]

/** The notes about a subject whose reach the caller has checked, as a page shows them. */
export async function notesForPage(tx: Tx, about: { subjectKind: NoteSubject; subjectId: string }) {
  const notes = await notesOf(tx, about)
  return notes.map((note) => ({
    id: note.id,
    body: note.body,
    language: note.language,
    audience: note.audience,
    organizationName: note.organizationName,
    authorPersonId: note.authorPersonId,
    authorName: note.authorName,
    at: note.createdAt.toISOString(),
    when: formatMoment(note.createdAt, tx.timeZone),
    changed: note.changedAt !== null,
    can: { change: can(tx.actor, landscapePolicy.changeNote, aboutNote(note)) },
  }))
}
