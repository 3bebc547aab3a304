import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Answer } from '../meeting.ts'
import { meetingsOfSeries } from '../reads.server.ts'
import { makeDays } from './make.server.ts'
import { aboutSeries } from './open.server.ts'
import { nextOccurrences } from './reads.server.ts'
import type { Series } from './series.ts'

/** Notes what somebody answers to all of a series: for its meetings that are still to come too. Answers the next of them. */
export async function answerAll(
  tx: Tx,
  series: Series,
  personId: string,
  { answer, at }: { answer: Answer; at: Date },
): Promise<string> {
  await tx.db
    .updateTable('meetingSeriesInvitees')
    .set({ answer, answeredAt: at })
    .where('workspaceId', '=', tx.workspace.id)
    .where('seriesId', '=', series.id)
    .where('personId', '=', personId)
    .execute()
  const coming = (await meetingsOfSeries(tx, series.id)).filter(
    (one) => one.state === 'planned' && one.startsOn >= tx.today,
  )
  if (coming.length > 0)
    await tx.db
      .updateTable('meetingInvitees')
      .set({ answer, answeredAt: at })
      .where('workspaceId', '=', tx.workspace.id)
      .where(
        'meetingId',
        'in',
        coming.map((one) => one.id),
      )
      .where('personId', '=', personId)
      // A day that was answered by itself since keeps that answer.
      .where((where) => where.or([where('answeredAt', 'is', null), where('answeredAt', '<=', at)]))
      .execute()
  await record(tx, 'series.answered', { ...aboutSeries(series), facts: { answer } })
  if (coming[0] !== undefined) return coming[0].id
  const [next] = await nextOccurrences(tx, series, tx.today, 1)
  if (next?.meetingId) return next.meetingId
  return next === undefined ? '' : ((await makeDays(tx, series, [next.day])).get(next.day) ?? '')
}
