import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { namesOf } from '../reads.server.ts'
import { penIsFree } from './draft.ts'
import { openPen } from './open.server.ts'

/**
 * Takes the pen from whoever laid it down or has not typed for a while, and goes on from a copy of their text; their
 * own stays with them as they left it. `draftId` is the draft the reader saw. Whoever has the pen keeps it.
 */
export async function takePenOver(
  tx: Tx,
  meetingId: string,
  draftId: string,
): Promise<{ id: string | null } | Refusal> {
  const opened = await openPen(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { pen } = opened
  const { personId, organizationId } = tx.actor
  if (pen === undefined || personId === null) return { id: null }
  if (pen.personId === personId) return { id: pen.id }
  const person = (await namesOf(tx, [pen.personId])).get(pen.personId)?.name ?? ''
  if (pen.id !== draftId) return new Refusal('minutes_pen_moved', { person })
  if (!penIsFree(pen, tx.now)) return new Refusal('minutes_pen_in_use', { person })
  await tx.db
    .updateTable('minutesDrafts')
    .set({ privateSince: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', pen.id)
    .execute()
  const id = uuid()
  await tx.db
    .insertInto('minutesDrafts')
    .values({
      workspaceId: tx.workspace.id,
      id,
      meetingId,
      personId,
      organizationId,
      text: pen.text,
      language: pen.language,
      baseVersion: pen.version,
      begunAt: tx.now,
      updatedAt: tx.now,
      afterPersonId: pen.personId,
    })
    .execute()
  return { id }
}
