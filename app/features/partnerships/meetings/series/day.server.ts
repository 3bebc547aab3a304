import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { makeDays } from './make.server.ts'
import { aboutSeries, openSeries } from './open.server.ts'
import { seriesDays } from './reads.server.ts'
import type { Series } from './series.ts'

/** Makes one day of a series a meeting before its time, so that an agenda or minutes can hang on it. Throws NotFound for a day that is none of its. */
export async function openDay(
  tx: Tx,
  seriesId: string,
  { day }: { day: Day },
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openSeries(tx, seriesId)
  if (isRefusal(opened)) return opened
  const id = await meetingOn(tx, opened.series, day)
  const historyId = await record(tx, 'series.day_opened', { ...aboutSeries(opened.series), facts: { day } })
  return { id, historyId }
}

/** The meeting of a series on one of its days, made where it is none yet. Throws NotFound for another day. */
export async function meetingOn(tx: Tx, series: Series, day: Day): Promise<string> {
  const row = await tx.db
    .selectFrom('meetings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('seriesId', '=', series.id)
    .where('seriesDay', '=', day)
    .select('id')
    .executeTakeFirst()
  if (row !== undefined) return row.id
  const [found] = await seriesDays(series, { from: day, to: day, most: 1 })
  const id = found === undefined ? undefined : (await makeDays(tx, series, [day])).get(day)
  if (id === undefined) throw new NotFound()
  return id
}
