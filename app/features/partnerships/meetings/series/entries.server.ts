import type { CalendarEntry } from '#platform/calendar/entry.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { entryOf, pageOf, uidOf } from '../entry.server.ts'
import type { Meeting } from '../meeting.ts'
import { ruleOf, type Series } from './series.ts'

/**
 * A series as calendars take it: how it repeats, without the days that were cancelled or to which `without` says the
 * reader is not asked, and each day that was changed by itself.
 */
export function entriesOf(
  tx: Tx,
  series: Series,
  meetings: readonly Meeting[],
  without: (meeting: Meeting) => boolean = () => false,
): CalendarEntry[] {
  const out = meetings.filter((one) => one.state === 'cancelled' || without(one))
  const changed = meetings.filter((one) => one.sequence > 0 && !out.includes(one))
  return [
    {
      uid: uidOf(tx, series.id),
      sequence: series.sequence,
      stamp: tx.now,
      startsOn: series.beginsOn,
      startsAt: series.startsAt,
      timeZone: series.timeZone,
      lengthMinutes: series.lengthMinutes,
      title: series.title,
      description: pageOf(tx, `/series/${series.id}`),
      place: series.place,
      link: series.onlineLink,
      repeats: {
        rule: ruleOf(series),
        untilOn: series.untilOn,
        except: out.flatMap((one) => (one.series === null ? [] : [one.series.day])),
      },
    },
    ...changed.map((one) => entryOf(tx, one)),
  ]
}
