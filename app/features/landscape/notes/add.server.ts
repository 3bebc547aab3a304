import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import type { NoteInput } from './inputs.ts'
import { audienceFits } from './note.ts'
import { reachSubject, writable } from './reads.server.ts'

/**
 * Writes a note. Inside a partnership the caller has opened it (`openPartnership`); here only reach is
 * asked again. Throws Invalid at `audience` for a note to all partners outside of a partnership.
 */
export async function addNote(tx: Tx, input: NoteInput): Promise<{ id: string; historyId: string }> {
  await reachSubject(tx, input)
  allow(tx.actor, landscapePolicy.keepNotes)
  writable(tx, input)
  if (!audienceFits(input)) throw new Invalid([{ path: 'audience', code: 'issue_choice' }])
  const id = uuid()
  const partnershipId = input.subjectKind === 'partnership' ? input.subjectId : null
  await tx.db
    .insertInto('notes')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      partnershipId,
      organizationId: tx.actor.organizationId,
      authorPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'note.added', {
    subject: { kind: 'note', id },
    ...historyOfNote({ ...input, partnershipId, organizationId: tx.actor.organizationId }),
    after: { body: input.body },
  })
  return { id, historyId }
}

/** Where a note's history shows, and who reads it: whoever reads the note. */
export const historyOfNote = (note: {
  subjectKind: string
  subjectId: string
  partnershipId: string | null
  audience: string
  organizationId: string
}) => ({
  partnershipId: note.partnershipId,
  organizationId: note.subjectKind === 'organization' ? note.subjectId : null,
  audienceOrganizationId: note.audience === 'organization' ? note.organizationId : null,
})
