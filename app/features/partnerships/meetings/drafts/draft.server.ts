import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import type { DraftInput } from '../inputs.ts'
import { openMeeting } from '../open.server.ts'
import type { Draft } from './keeper.ts'

const own = (tx: Tx, meetingId: string) =>
  tx.db
    .selectFrom('minutesDrafts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)
    .where('personId', '=', tx.actor.personId ?? tx.workspace.id)

/** What the reader has typed into the minutes of a meeting and not saved; nobody else reads it. */
export async function ownDraft(tx: Tx, meetingId: string): Promise<Draft | null> {
  const row = await own(tx, meetingId).select(['text', 'baseVersion']).executeTakeFirst()
  return row === undefined ? null : { text: row.text, version: row.baseVersion }
}

/** Keeps what somebody has typed so far. It changes nothing that others read, so it is no act in the record. */
export async function keepDraft(
  tx: Tx,
  meetingId: string,
  { text, version }: DraftInput,
): Promise<Draft | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  if (opened.meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  const { personId } = tx.actor
  // A key types nothing.
  if (personId === null) return { text, version }
  const typed = { text, baseVersion: version, updatedAt: tx.now }
  await tx.db
    .insertInto('minutesDrafts')
    .values({ workspaceId: tx.workspace.id, id: uuid(), meetingId, personId, ...typed })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'meetingId', 'personId']).doUpdateSet(typed))
    .execute()
  return { text, version }
}

/** Lays the own draft away: what it held was saved, or is not wanted. */
export const dropDraft = (tx: Tx, meetingId: string) =>
  tx.db
    .deleteFrom('minutesDrafts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)
    .where('personId', '=', tx.actor.personId ?? tx.workspace.id)
    .execute()

export const erasedDrafts: Erasure = {
  erase: async (tx, personId) => {
    await tx.db
      .deleteFrom('minutesDrafts')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
}

export const draftMerges: Merge[] = [
  { kind: 'person', table: 'minutes_drafts', column: 'person_id', same: [{ by: ['meeting_id'] }] },
]
