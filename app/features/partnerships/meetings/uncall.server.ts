import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { onWhichSomethingHangs } from './hangs.server.ts'
import { refusalOfChange } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'

/**
 * The inverse of calling: the meeting is gone as if nobody had called it, and nobody hears of it. Only as long as
 * nobody has an invitation by mail and nothing was done with it since: then it is cancelled, which says so to them.
 */
export const undoCall: Inverse = async (tx, { id: entryId, subjectId }) => {
  const opened = await openMeeting(tx, subjectId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  const no = refusalOfChange(meeting.state)
  if (no !== null) return new Refusal(no)
  if (await wasMailed(tx, meeting.id)) return new Refusal('meeting_invited_already')
  if ((await onWhichSomethingHangs(tx, [meeting.id], entryId)).size > 0) return new Refusal('meeting_went_on')
  await tx.db
    .updateTable('meetings')
    .set({ deletedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', meeting.id)
    .execute()
  await record(tx, 'meeting.uncalled', about(meeting))
  return undefined
}

async function wasMailed(tx: Tx, meetingId: string): Promise<boolean> {
  const mail = await tx.db
    .selectFrom('mails')
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', 'meeting')
    .where(sql<boolean>`strpos(calendar, ${meetingId}) > 0`)
    .select('id')
    .executeTakeFirst()
  return mail !== undefined
}
