import { momentOf } from '#platform/calendar/entry.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Meeting } from '../meeting.ts'
import { endOf, type Stretch } from './clock.ts'

type Of = Pick<Meeting, 'id' | 'startsOn' | 'startsAt' | 'timeZone' | 'lengthMinutes'>

/** Ends a stretch that runs: true where it ended. Two who end it at once end it once. */
export async function endStretch(
  tx: Tx,
  meeting: Of,
  { id, beganAt }: Pick<Stretch, 'id' | 'beganAt'>,
): Promise<boolean> {
  const begins = await momentOf({ ...meeting, day: meeting.startsOn })
  const meantUntil = new Date(Number(begins) + meeting.lengthMinutes * 60_000)
  const { numUpdatedRows } = await tx.db
    .updateTable('meetingStretches')
    .set({ endedAt: endOf(beganAt, tx.now, meantUntil) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends the stretch of a meeting that runs, if one does. */
export async function endRunning(tx: Tx, meeting: Of): Promise<void> {
  const running = await tx.db
    .selectFrom('meetingStretches')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .where('endedAt', 'is', null)
    .select(['id', 'beganAt'])
    .executeTakeFirst()
  if (running !== undefined) await endStretch(tx, meeting, running)
}
