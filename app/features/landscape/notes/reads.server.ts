import { sql } from 'kysely'
import { validate } from 'uuid'
import { asItStood, asTheyStood, inTime } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { loadOrganization } from '../organizations/reads.server.ts'
import { loadPerson } from '../people/reads.server.ts'
import type { Note, NoteSubject } from './note.ts'

/**
 * Notes that the actor may read: an organization's own are read by its people only, not even by the host's
 * owner; those of a partnership by all who reach it, up to the day the own organization left.
 */
export function reachableNotes(tx: Tx) {
  const all = tx.db
    .selectFrom('notes')
    .where('notes.workspaceId', '=', tx.workspace.id)
    .where('notes.deletedAt', 'is', null)
  const { partnerships, organizationId } = tx.actor
  return all.where((where) =>
    where.or([
      where.and([
        where('notes.audience', '=', 'organization'),
        where('notes.organizationId', '=', organizationId),
      ]),
      ...(partnerships === 'all'
        ? [where('notes.audience', '=', 'partnership')]
        : [...partnerships].map(([id, reached]) =>
            where.and([
              where('notes.audience', '=', 'partnership'),
              where('notes.partnershipId', '=', id),
              inTime(sql.ref('notes.createdAt'), reached),
            ]),
          )),
    ]),
  )
}

const withAuthor = (tx: Tx) =>
  reachableNotes(tx)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'notes.organizationId')
        .onRef('organizations.workspaceId', '=', 'notes.workspaceId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'notes.authorPersonId')
        .onRef('people.workspaceId', '=', 'notes.workspaceId'),
    )
    .select([
      'notes.id',
      'notes.subjectKind',
      'notes.subjectId',
      'notes.partnershipId',
      'notes.body',
      'notes.language',
      'notes.audience',
      'notes.organizationId',
      'organizations.name as organizationName',
      'notes.authorPersonId',
      'people.name as authorName',
      'notes.createdAt',
      'notes.updatedAt',
      'notes.version',
    ])

/** The notes about one subject whose reach the caller has checked, the newest first. */
export async function notesOf(
  tx: Tx,
  about: { subjectKind: NoteSubject; subjectId: string },
  most = 50,
): Promise<Note[]> {
  const rows = await withAuthor(tx)
    .where('notes.subjectKind', '=', about.subjectKind)
    .where('notes.subjectId', '=', about.subjectId)
    .orderBy('notes.createdAt', 'desc')
    .orderBy('notes.id', 'desc')
    .limit(most)
    .execute()
  const stood = await asTheyStood(tx, 'note', rows)
  return rows.map(({ updatedAt, ...note }) => ({
    ...asItStood(stood, note),
    changedAt: note.version > 1 && !stood.has(note.id) ? updatedAt : null,
  }))
}

/** One note with what it is about; throws NotFound. */
export async function readNote(tx: Tx, id: string) {
  if (!validate(id)) throw new NotFound()
  const note = await withAuthor(tx).where('notes.id', '=', id).executeTakeFirst()
  if (note === undefined) throw new NotFound()
  await reachSubject(tx, note)
  return asItStood(await asTheyStood(tx, 'note', [note]), note)
}

/** The name of what a note is about; throws NotFound out of reach. */
export async function reachSubject(
  tx: Tx,
  about: { subjectKind: NoteSubject; subjectId: string },
): Promise<string> {
  if (about.subjectKind === 'organization') return (await loadOrganization(tx, about.subjectId)).name
  if (about.subjectKind === 'person') return (await loadPerson(tx, about.subjectId)).name
  const { partnerships } = tx.actor
  if (!validate(about.subjectId) || (partnerships !== 'all' && !partnerships.has(about.subjectId)))
    throw new NotFound()
  const found = await tx.db
    .selectFrom('partnerships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', about.subjectId)
    .where('deletedAt', 'is', null)
    .select('name')
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found.name
}

/** A partnership that the own organization has left is read, not written in. Throws Forbidden. */
export function writable(tx: Tx, about: { subjectKind: NoteSubject; subjectId: string }): void {
  const { partnerships } = tx.actor
  if (about.subjectKind !== 'partnership' || partnerships === 'all') return
  if ((partnerships.get(about.subjectId)?.until ?? null) !== null) throw new Forbidden()
}
