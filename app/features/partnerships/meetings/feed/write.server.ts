import { sql } from 'kysely'
import type { CalendarEntry, DayEntry } from '#platform/calendar/entry.server.ts'
import { writeCalendar } from '#platform/calendar/write.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { entryOf, pageOf, uidOf } from '../entry.server.ts'
import type { Meeting } from '../meeting.ts'
import { meetingsById, reachableMeetings } from '../reads.server.ts'
import { entriesOf } from '../series/entries.server.ts'
import { reachableSeries, seriesById } from '../series/reads.server.ts'
import { daysAhead, daysBack, type Feed, mostMeetings } from './feed.ts'

/**
 * The calendar of one person: when and where meetings are that the person reaches, and on which days things are due.
 * Never what is on an agenda or in minutes: whoever holds the address, and every program it is given to, reads it.
 */
export async function writeFeed(tx: Tx, feed: Pick<Feed, 'scope' | 'withDue'>): Promise<string> {
  const meetings = await meetingsFor(tx, feed)
  const days = feed.withDue ? await daysDue(tx) : []
  const entries = [
    ...meetings.filter((one) => one.series === null).map((one) => entryOf(tx, one)),
    ...(await seriesFor(tx, feed, meetings)),
  ]
  return writeCalendar({
    method: 'PUBLISH',
    entries,
    days,
    name: m.calendar_name({ workspace: tx.workspace.name }),
  })
}

const isMine = (tx: Tx) => sql<boolean>`(exists (select from meeting_invitees i
    where i.workspace_id = meetings.workspace_id and i.meeting_id = meetings.id and i.person_id = ${tx.actor.personId})
  or ${tx.actor.personId}::uuid in (meetings.chair_person_id, meetings.facilitator_person_id,
    meetings.note_taker_person_id, meetings.host_person_id))`

/** The meetings of its time; those of a series too, of which only the changed ones are written. */
async function meetingsFor(tx: Tx, { scope }: Pick<Feed, 'scope'>): Promise<Meeting[]> {
  let found = reachableMeetings(tx)
    .where('meetings.startsOn', '>=', addDays(tx.today, -daysBack))
    .where('meetings.startsOn', '<=', addDays(tx.today, daysAhead))
  if (scope === 'asked') found = found.where(isMine(tx))
  const rows = await found
    .orderBy(sql`abs(meetings.starts_on - ${tx.today}::date)`)
    .orderBy('meetings.id')
    .limit(mostMeetings)
    .select('meetings.id')
    .execute()
  const meetings = await meetingsById(
    tx,
    rows.map((row) => row.id),
  )
  return meetings.sort((one, other) =>
    `${one.startsOn} ${one.id}` < `${other.startsOn} ${other.id}` ? -1 : 1,
  )
}

async function seriesFor(
  tx: Tx,
  { scope }: Pick<Feed, 'scope'>,
  meetings: readonly Meeting[],
): Promise<CalendarEntry[]> {
  let found = reachableSeries(tx).where((where) =>
    where.or([
      where('meetingSeries.untilOn', 'is', null),
      where('meetingSeries.untilOn', '>=', addDays(tx.today, -daysBack)),
    ]),
  )
  if (scope === 'asked')
    found = found.where(sql<boolean>`exists (select from meeting_series_invitees i
      where i.workspace_id = meeting_series.workspace_id and i.series_id = meeting_series.id
        and i.person_id = ${tx.actor.personId})`)
  const rows = await found
    .orderBy('meetingSeries.id')
    .limit(mostMeetings)
    .select('meetingSeries.id')
    .execute()
  const series = await seriesById(
    tx,
    rows.map((row) => row.id),
  )
  const whole = series.flatMap((one) =>
    entriesOf(
      tx,
      one,
      meetings.filter((meeting) => meeting.series?.id === one.id),
    ),
  )
  // Of a series one is not asked to as a whole, the days one is.
  const known = new Set(series.map((one) => one.id))
  const single = meetings.filter((one) => one.series !== null && !known.has(one.series.id))
  return [
    ...whole,
    ...single.map((one) => ({ ...entryOf(tx, one), uid: uidOf(tx, one.id), instead: undefined })),
  ].map(({ instead, ...entry }) => (instead === undefined ? entry : { ...entry, instead }))
}

/** What is due on a day, in the words of Today; meetings stand there with their hour already. */
async function daysDue(tx: Tx): Promise<DayEntry[]> {
  const items: DueItem[] = []
  for (const source of tx.system.registry.dueItems)
    items.push(...('tell' in source ? await source.tell(tx, await source.find(tx)) : await source.find(tx)))
  return items.flatMap((item) =>
    item.dueOn === null || item.kind.startsWith('meeting.')
      ? []
      : [
          {
            uid: uidOf(tx, `${item.kind}.${item.recordId}`),
            stamp: tx.now,
            day: item.dueOn,
            title: item.title,
            description: pageOf(tx, item.href),
            link: pageOf(tx, item.href),
          },
        ],
  )
}
