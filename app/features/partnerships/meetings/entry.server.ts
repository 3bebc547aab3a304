import type { Attendee, CalendarEntry } from '#platform/calendar/entry.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Meeting } from './meeting.ts'

/** What a meeting, or a series of them, is called in calendars, for all that is ever sent about it. */
export const uidOf = (tx: Tx, id: string): string => `${id}@${new URL(tx.system.settings.publicUrl).hostname}`

/** Calendars answer whoever organizes: at `replyTo`, or, where no mailbox is set, at the address that mail comes from. */
export function organizerOf(tx: Tx, replyTo: string | null): Attendee {
  const from = tx.system.settings.mailFrom
  return { name: tx.workspace.name, address: replyTo ?? /<([^>]+)>/.exec(from)?.[1] ?? from }
}

export const pageOf = (tx: Tx, path: string): string =>
  `${tx.system.settings.publicUrl}/${tx.workspace.slug}${path}`

/** A meeting as calendars take it; one of a series as the one day of it that it stands for. */
export function entryOf(tx: Tx, meeting: Meeting): CalendarEntry {
  const { series } = meeting
  return {
    uid: uidOf(tx, series?.id ?? meeting.id),
    // What was said of all of it last counts for one day too.
    sequence: meeting.sequence + (series?.sequence ?? 0),
    stamp: tx.now,
    startsOn: meeting.startsOn,
    startsAt: meeting.startsAt,
    timeZone: meeting.timeZone,
    lengthMinutes: meeting.lengthMinutes,
    title: meeting.title,
    description: pageOf(tx, `/meetings/${meeting.id}`),
    place: meeting.place,
    link: meeting.onlineLink,
    cancelled: meeting.state === 'cancelled',
    ...(series === null
      ? {}
      : { instead: { day: series.day, startsAt: series.startsAt, timeZone: series.timeZone } }),
  }
}
