import type { Tx } from '#platform/context/context.server.ts'
import { readsUntil } from '../../partnerships/reads.server.ts'
import type { Meeting } from '../meeting.ts'
import { namesOf } from '../reads.server.ts'
import { type KeptDraft, type LiveDraft, readsAlongFor } from './draft.ts'

const draftsOf = (tx: Tx, meetingId: string) =>
  tx.db
    .selectFrom('minutesDrafts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)

/** Whose draft of a meeting has the pen; undefined while nobody has it. */
export const penOf = (tx: Tx, meetingId: string) =>
  draftsOf(tx, meetingId)
    .where('privateSince', 'is', null)
    .select([
      'id',
      'personId',
      'text',
      'baseVersion as version',
      'language',
      'organizationId',
      'afterPersonId',
      'begunAt',
      'updatedAt as savedAt',
      'laidDownAt',
    ])
    .executeTakeFirst()

/**
 * The draft of minutes that is being written, for whoever reaches the meeting; null while none is. Written on after
 * the reader's organization left, it is not theirs to read.
 */
export async function liveDraft(
  tx: Tx,
  { id, partnershipId, state }: Pick<Meeting, 'id' | 'partnershipId' | 'state'>,
): Promise<LiveDraft | null> {
  const row = state === 'cancelled' ? undefined : await penOf(tx, id)
  const until = readsUntil(tx, partnershipId)
  if (row === undefined || (until !== null && row.savedAt > until)) return null
  const { personId, organizationId, afterPersonId, ...draft } = row
  const names = await namesOf(tx, [personId, organizationId, afterPersonId])
  return {
    ...draft,
    writer: names.get(personId) ?? { id: personId, name: '' },
    organization: names.get(organizationId ?? '') ?? { id: organizationId ?? '', name: '' },
    after: names.get(afterPersonId ?? '') ?? null,
    own: personId === tx.actor.personId,
  }
}

/** What the reader has typed without the pen, or until another took it, the newest first; nobody else reads it. */
export const keptDrafts = (tx: Tx, meetingId: string): Promise<KeptDraft[]> =>
  draftsOf(tx, meetingId)
    .where('privateSince', 'is not', null)
    // A key has typed nothing.
    .where('personId', '=', tx.actor.personId ?? tx.workspace.id)
    .orderBy('updatedAt', 'desc')
    .select(['id', 'text', 'baseVersion as version', 'language', 'updatedAt as savedAt'])
    .execute()

/** The names of those who read a draft along with its writer right now. */
export async function readersOf(tx: Tx, draftId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('minutesDraftReaders as reader')
    .innerJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'reader.workspaceId').onRef('people.id', '=', 'reader.personId'),
    )
    .where('reader.workspaceId', '=', tx.workspace.id)
    .where('reader.draftId', '=', draftId)
    .where('reader.readAt', '>', new Date(Number(tx.now) - readsAlongFor * 60_000))
    .orderBy('people.nameKey')
    .select('people.name')
    .execute()
  return rows.map((row) => row.name)
}
