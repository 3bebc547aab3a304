import { actorOf } from '#platform/activity/actor-of.server.ts'
import type { CalendarEntry } from '#platform/calendar/entry.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { pageOf } from '../entry.server.ts'
import { invitedBefore } from '../invite.server.ts'
import { mailCalendar } from '../mail.server.tsx'
import { meetingsOfSeries } from '../reads.server.ts'
import { whereWords } from '../say.ts'
import { entriesOf } from './entries.server.ts'
import { seriesById, seriesInvitees } from './reads.server.ts'
import { seriesInvitationWords, seriesWords } from './say.ts'
import { isRunning, type Series } from './series.ts'

type Said = 'started' | 'changed' | 'ended'

/**
 * Job: whoever is asked to all of a series hears of it and gets it into their calendar, what changes about it, and its
 * end. Where it parted, the days before keep their entry, which ends where the next begins.
 */
export const inviteToAll: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [series] = await seriesById(tx, [String(event.subjectId)])
    if (series === undefined) return
    const action = String(event.action)
    const said = action === 'series.ended' ? 'ended' : action === 'series.started' ? 'started' : 'changed'
    // One that was over before it was entered invites nobody.
    if (said !== 'ended' && !isRunning(series, tx.today)) return
    const invited = (await seriesInvitees(tx, series.id)).map((one) => one.personId)
    const before = await invitedBefore(tx, String(event.historyId))
    const by = await actorOf(tx, String(event.historyId))
    await notify(tx, {
      kind: 'meeting.invitation',
      to: invited.filter((id) => id !== by),
      subject: { kind: 'meetingSeries', id: series.id },
      partnershipId: series.partnershipId,
      href: `/series/${series.id}`,
      say: () => seriesInvitationWords(series, said),
    })
    const isOver = series.untilOn !== null && series.untilOn < series.beginsOn
    await mailSeries(tx, series, invited, said, isOver ? 'CANCEL' : 'REQUEST')
    const [parted] =
      said === 'changed' && series.followsSeriesId !== null
        ? await seriesById(tx, [series.followsSeriesId])
        : []
    if (parted !== undefined) await mailSeries(tx, parted, before, 'changed', 'REQUEST')
    else
      await mailSeries(
        tx,
        series,
        before.filter((id) => !invited.includes(id)),
        'ended',
        'CANCEL',
      )
  })

async function mailSeries(
  tx: Tx,
  series: Series,
  personIds: readonly string[],
  said: Said,
  method: 'REQUEST' | 'CANCEL',
): Promise<void> {
  if (personIds.length === 0) return
  const meetings = await meetingsOfSeries(tx, series.id)
  const asked = await askedTo(tx, series.id)
  const all = entriesOf(tx, series, [])
  const entriesFor = (personId: string): CalendarEntry[] =>
    method === 'CANCEL'
      ? all
      : entriesOf(tx, series, meetings, (meeting) => !asked.has(`${meeting.id} ${personId}`))
  await mailCalendar(tx, personIds, {
    method,
    about: { kind: 'meetingSeries', subjectId: series.id },
    entriesFor,
    partnershipName: series.partnershipName,
    href: pageOf(tx, `/series/${series.id}`),
    subject: () => seriesInvitationWords(series, said),
    lines: () => [seriesWords(series), whereWords(series)].filter((line) => line !== ''),
    quote: '',
  })
}

/** Who is asked to which of the meetings of a series, each as "meeting person". */
async function askedTo(tx: Tx, seriesId: string): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('meetingInvitees')
    .innerJoin('meetings', (join) =>
      join
        .onRef('meetings.workspaceId', '=', 'meetingInvitees.workspaceId')
        .onRef('meetings.id', '=', 'meetingInvitees.meetingId'),
    )
    .where('meetings.workspaceId', '=', tx.workspace.id)
    .where('meetings.seriesId', '=', seriesId)
    .select(['meetings.id', 'meetingInvitees.personId'])
    .execute()
  return new Set(rows.map((row) => `${row.id} ${row.personId}`))
}
