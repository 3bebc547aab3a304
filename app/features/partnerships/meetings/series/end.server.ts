import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, laterOf } from '#platform/context/days.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { SeriesEnd } from './inputs.ts'
import { cancelAll, dropUntouched, laterMeetings } from './later.server.ts'
import { makeAhead } from './make.server.ts'
import { aboutSeries, openSeries } from './open.server.ts'
import { readSeries } from './reads.server.ts'
import { isRunning } from './series.ts'

/** Ends a series: after `lastOn` it falls on no day. Meetings later than that on which something hangs stay, as cancelled ones. */
export async function endSeries(
  tx: Tx,
  id: string,
  { lastOn, reason }: SeriesEnd,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openSeries(tx, id)
  if (isRefusal(opened)) return opened
  const { series } = opened
  if (!isRunning(series, tx.today)) return new Refusal('series_is_over')
  if (series.untilOn !== null && series.untilOn <= lastOn) return new Refusal('series_ends_before')
  // What lies behind stays as it was.
  const last = laterOf(lastOn, addDays(tx.today, -1))
  const kept = await dropUntouched(tx, await laterMeetings(tx, id, addDays(last, 1)))
  const cancelledIds = await cancelAll(tx, kept, reason)
  await setEnd(tx, id, last)
  const historyId = await record(tx, 'series.ended', {
    ...aboutSeries(series),
    before: { untilOn: series.untilOn },
    after: { untilOn: last, reason, cancelledIds },
    facts: { day: last },
  })
  return { historyId }
}

const setEnd = (tx: Tx, id: string, untilOn: string | null) =>
  tx.db
    .updateTable('meetingSeries')
    .set((set) => ({
      untilOn,
      sequence: set('sequence', '+', 1),
      version: set('version', '+', 1),
      updatedAt: tx.now,
    }))
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

const ended = z.object({ untilOn: z.string(), cancelledIds: z.array(z.uuid()) })

/** The inverse of ending: it goes on as before, and what was cancelled with it takes place. */
export const undoEnd: Inverse = async (tx, { subjectId, before, after }) => {
  const opened = await openSeries(tx, subjectId)
  if (isRefusal(opened)) return opened
  const parsed = ended.safeParse(after)
  if (!parsed.success) return new Refusal('meeting_text_erased')
  const { untilOn, cancelledIds } = parsed.data
  if (opened.series.untilOn !== untilOn) return new Refusal('series_changed_since')
  if (cancelledIds.length > 0)
    await tx.db
      .deleteFrom('meetingCancellations')
      .where('workspaceId', '=', tx.workspace.id)
      .where('meetingId', 'in', cancelledIds)
      .execute()
  await setEnd(tx, subjectId, typeof before?.untilOn === 'string' ? before.untilOn : null)
  // Days that were near are meetings again.
  await tx.db
    .updateTable('meetingSeries')
    .set({ madeUntil: addDays(tx.today, -1) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .execute()
  await makeAhead(tx, await readSeries(tx, subjectId))
  await record(tx, 'series.resumed', aboutSeries(opened.series))
  return undefined
}

/** The inverse of starting one. */
export const undoStart: Inverse = async (tx, { subjectId }) => {
  const opened = await openSeries(tx, subjectId)
  if (isRefusal(opened)) return opened
  const lastOn = addDays(opened.series.beginsOn, -1)
  const answer = await endSeries(tx, subjectId, { lastOn, reason: '' })
  return isRefusal(answer) ? answer : undefined
}
