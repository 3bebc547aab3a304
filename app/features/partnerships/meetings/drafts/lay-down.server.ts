import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { DraftInput } from '../inputs.ts'
import { keepDraft } from './keep.server.ts'

/** Keeps what was typed and lays the pen down: everybody goes on reading the draft, and another can take it up. */
export async function layPenDown(tx: Tx, meetingId: string, input: DraftInput): Promise<Refusal | undefined> {
  const kept = await keepDraft(tx, meetingId, input)
  if (isRefusal(kept)) return kept
  await tx.db
    .updateTable('minutesDrafts')
    .set({ laidDownAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', input.draft)
    .where('privateSince', 'is', null)
    .execute()
  return undefined
}
