import type { Day } from '../context/days.ts'

/** One entry of a calendar; or several, where it repeats. */
export interface CalendarEntry {
  /** The same for all that is ever said about it. */
  uid: string
  /** Calendars keep the entry with the highest number. */
  sequence: number
  stamp: Date
  /** The day and the hour on the clocks of the zone. */
  startsOn: Day
  startsAt: string
  timeZone: string
  lengthMinutes: number
  title: string
  description: string
  place: string
  link: string | null
  cancelled?: boolean
  /** How it repeats, and on which of its days it does not take place. */
  repeats?: { rule: string; untilOn: Day | null; except: readonly Day[] }
  /** Which day of what repeats this one stands for, by the clocks of that. */
  instead?: { day: Day; startsAt: string; timeZone: string }
  organizer?: Attendee
  attendee?: Attendee
}

export interface Attendee {
  name: string
  address: string
}

/** A whole day without an hour. */
export interface DayEntry {
  uid: string
  stamp: Date
  day: Day
  title: string
  description: string
  link: string | null
}

/** The moment an hour on the clocks of a zone is. An hour that the clocks skip or have twice is taken as RFC 5545 does: by the earlier offset. */
export async function momentOf(entry: { day: Day; startsAt: string; timeZone: string }): Promise<Date> {
  const { Temporal } = await import('temporal-polyfill')
  const local = Temporal.PlainDateTime.from(`${entry.day}T${entry.startsAt}`)
  return new Date(local.toZonedDateTime(entry.timeZone).epochMilliseconds)
}
