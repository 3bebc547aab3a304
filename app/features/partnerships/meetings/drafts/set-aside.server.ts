import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { namesOf } from '../reads.server.ts'
import { isResting } from './draft.ts'
import { openPen } from './open.server.ts'

/**
 * Sets a draft aside that has rested for a day: it is shown to nobody else any more, and whoever wrote it keeps it.
 * `draftId` is the draft the reader saw; one that is there no more is set aside already.
 */
export async function setDraftAside(
  tx: Tx,
  meetingId: string,
  draftId: string,
): Promise<Refusal | undefined> {
  const opened = await openPen(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { pen } = opened
  if (pen === undefined) return undefined
  const person = (await namesOf(tx, [pen.personId])).get(pen.personId)?.name ?? ''
  if (pen.id !== draftId) return new Refusal('minutes_pen_moved', { person })
  if (!isResting(pen, tx.now)) return new Refusal('minutes_pen_in_use', { person })
  await tx.db
    .updateTable('minutesDrafts')
    .set({ privateSince: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', pen.id)
    .execute()
  return undefined
}
