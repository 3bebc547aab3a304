import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
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
  await holdStill(tx, meeting.id)
  if (await wasMailed(tx, meeting.id)) return new Refusal('meeting_invited_already')
  if (await wentOn(tx, meeting.id, entryId)) return new Refusal('meeting_went_on')
  await tx.db
    .updateTable('meetings')
    .set({ deletedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', meeting.id)
    .execute()
  await record(tx, 'meeting.uncalled', about(meeting))
  return undefined
}

/** Waits for whoever invites to a meeting, or takes the call back, at this moment: either comes first. */
export const holdStill = (tx: Tx, meetingId: string) =>
  tx.db
    .selectFrom('meetings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', meetingId)
    .forUpdate()
    .select('id')
    .execute()

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

/** Whether anything stands in the record of a meeting but that it was called, or anything hangs on it. */
async function wentOn(tx: Tx, meetingId: string, entryId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select
    exists (select 1 from history h where h.workspace_id = ${tx.workspace.id} and h.subject_kind = 'meeting'
      and h.subject_id = ${meetingId}::uuid and h.id <> ${entryId}::uuid)
    or exists (select 1 from discussions d where d.workspace_id = ${tx.workspace.id} and d.subject_kind = 'meeting'
      and d.subject_id = ${meetingId}::uuid)
    or exists (select 1 from commitments c where c.workspace_id = ${tx.workspace.id} and c.source_kind = 'meeting'
      and c.source_id = ${meetingId}::uuid)
    or exists (select 1 from files f where f.workspace_id = ${tx.workspace.id} and f.subject_kind = 'meeting'
      and f.subject_id = ${meetingId}::uuid) as found`.execute(tx.db)
  return rows[0]?.found === true
}
