import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { minutesOf } from '../beside.server.ts'
import type { DraftInput } from '../inputs.ts'
import type { Meeting } from '../meeting.ts'
import { openPen } from './open.server.ts'

/**
 * Keeps what somebody has typed so far. Whoever types while nobody has the pen has it; while another has it what they
 * type is kept for them alone. It is no act in the record. Throws NotFound for the id of what another typed.
 */
export async function keepDraft(
  tx: Tx,
  meetingId: string,
  { draft: id, text, version }: DraftInput,
): Promise<{ meeting: Meeting } | Refusal> {
  const opened = await openPen(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, pen } = opened
  const { personId, organizationId } = tx.actor
  // A key types nothing.
  if (personId === null) return { meeting }
  const elsewhere = pen !== undefined && pen.id !== id
  const typed = { text, baseVersion: version, updatedAt: tx.now, laidDownAt: null }
  const known = await tx.db
    .selectFrom('minutesDrafts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select(['personId', 'meetingId', 'privateSince'])
    .executeTakeFirst()
  if (known === undefined) {
    // Sent again after it was saved as minutes: there is nothing left to keep.
    if ((await minutesOf(tx, meeting))?.text === text) return { meeting }
    await tx.db
      .insertInto('minutesDrafts')
      .values({
        workspaceId: tx.workspace.id,
        id,
        meetingId,
        personId,
        organizationId,
        ...typed,
        begunAt: tx.now,
        privateSince: elsewhere ? tx.now : null,
      })
      .execute()
    return { meeting }
  }
  if (known.personId !== personId || known.meetingId !== meetingId) throw new NotFound()
  const takenUp = known.privateSince !== null && !elsewhere
  await tx.db
    .updateTable('minutesDrafts')
    .set(takenUp ? { ...typed, organizationId, begunAt: tx.now, privateSince: null } : typed)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return { meeting }
}
