import { momentOf } from '#platform/calendar/entry.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Meeting } from '../meeting.ts'
import { endOf } from './clock.ts'

/** Ends the stretch of a meeting that runs, if one does: true where it ended. Two who end it at once end it once. */
export async function endRunning(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'startsOn' | 'startsAt' | 'timeZone' | 'lengthMinutes'>,
): Promise<boolean> {
  const running = await tx.db
    .selectFrom('meetingStretches')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .where('endedAt', 'is', null)
    .select(['id', 'beganAt'])
    .executeTakeFirst()
  if (running === undefined) return false
  const begins = await momentOf({ ...meeting, day: meeting.startsOn })
  const meantUntil = new Date(Number(begins) + meeting.lengthMinutes * 60_000)
  const { numUpdatedRows } = await tx.db
    .updateTable('meetingStretches')
    .set({ endedAt: endOf(running.beganAt, tx.now, meantUntil) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', running.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
