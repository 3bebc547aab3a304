import { addDays, type Day } from '../context/days.ts'
import { type Attendee, type CalendarEntry, type DayEntry, momentOf } from './entry.server.ts'

type Method = 'REQUEST' | 'CANCEL' | 'PUBLISH'

interface Calendar {
  method: Method
  entries: readonly CalendarEntry[]
  days?: readonly DayEntry[]
  /** What a calendar that is subscribed to is called. */
  name?: string
}

/**
 * The text of a calendar (RFC 5545, 5546). What happens once is written in UTC, so it needs no table of zones; what
 * repeats is written on the clocks of its zone, with their table, so that its hour stays when these change.
 */
export async function writeCalendar({ method, entries, days = [], name }: Calendar): Promise<string> {
  const { default: ICAL } = await import('ical.js')
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Commonweave//EN')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('method', method)
  if (name !== undefined) {
    calendar.updatePropertyWithValue('name', name)
    calendar.updatePropertyWithValue('x-wr-calname', name)
  }
  const zones = new Set(
    entries.flatMap(({ repeats, instead, timeZone }) =>
      repeats === undefined ? (instead === undefined ? [] : [instead.timeZone]) : [timeZone],
    ),
  )
  for (const zone of zones) {
    const table = await zoneTable(zone)
    if (table !== null) calendar.addSubcomponent(new ICAL.Component(ICAL.parse(table)))
  }
  for (const entry of entries) calendar.addSubcomponent(await eventOf(entry, method))
  for (const one of days) calendar.addSubcomponent(await dayOf(one))
  return `${calendar.toString()}\r\n`
}

/** The changes of a zone's clocks as calendars read them; null for UTC and for a zone that has none. */
async function zoneTable(zone: string): Promise<string | null> {
  if (isUtc(zone)) return null
  const { tzlib_get_ical_block: block } = await import('timezones-ical-library')
  const [table] = block(zone)
  return table === undefined || table === '' ? null : table
}

const isUtc = (zone: string) => zone === 'UTC' || zone === 'Etc/UTC'

async function eventOf(entry: CalendarEntry, method: Method) {
  const { default: ICAL } = await import('ical.js')
  const { repeats, instead, organizer, attendee, startsOn, startsAt, timeZone } = entry
  const event = new ICAL.Component('vevent')
  const utc = (moment: Date) => ICAL.Time.fromJSDate(moment, true)
  /** On the clocks of a zone, by its name. */
  const local = (property: string, day: Day, time: string, zone: string, plusMinutes = 0) => {
    const at = ICAL.Time.fromDateTimeString(`${day}T${time}:00`)
    at.adjust(0, 0, plusMinutes, 0)
    if (isUtc(zone)) at.zone = ICAL.Timezone.utcTimezone
    const written = new ICAL.Property(property)
    written.setValue(at)
    if (!isUtc(zone)) written.setParameter('tzid', zone)
    event.addProperty(written)
  }
  event.updatePropertyWithValue('uid', entry.uid)
  event.updatePropertyWithValue('sequence', entry.sequence)
  event.updatePropertyWithValue('dtstamp', utc(entry.stamp))
  if (instead !== undefined) local('recurrence-id', instead.day, instead.startsAt, instead.timeZone)
  if (repeats === undefined) {
    const begins = await momentOf({ day: startsOn, startsAt, timeZone })
    event.updatePropertyWithValue('dtstart', utc(begins))
    event.updatePropertyWithValue('dtend', utc(new Date(begins.getTime() + entry.lengthMinutes * 60_000)))
  } else {
    local('dtstart', startsOn, startsAt, timeZone)
    local('dtend', startsOn, startsAt, timeZone, entry.lengthMinutes)
    const last =
      repeats.untilOn === null ? null : await momentOf({ day: repeats.untilOn, startsAt, timeZone })
    const until = last === null ? '' : `;UNTIL=${last.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
    event.updatePropertyWithValue('rrule', ICAL.Recur.fromString(`${repeats.rule}${until}`))
    for (const day of repeats.except) local('exdate', day, startsAt, timeZone)
  }
  event.updatePropertyWithValue('summary', entry.title)
  event.updatePropertyWithValue('description', entry.description)
  event.updatePropertyWithValue('location', entry.place === '' ? (entry.link ?? '') : entry.place)
  if (entry.link !== null) event.updatePropertyWithValue('url', entry.link)
  const cancelled = entry.cancelled === true || method === 'CANCEL'
  event.updatePropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED')
  const person = (name: 'organizer' | 'attendee', of: Attendee) => {
    const property = new ICAL.Property(name)
    property.setValue(`mailto:${of.address}`)
    // A quote can't be written in a parameter.
    property.setParameter('cn', of.name.replaceAll('"', '’'))
    if (name === 'attendee') {
      property.setParameter('partstat', 'NEEDS-ACTION')
      property.setParameter('rsvp', 'TRUE')
    }
    event.addProperty(property)
  }
  if (organizer !== undefined) person('organizer', organizer)
  if (attendee !== undefined) person('attendee', attendee)
  return event
}

async function dayOf(one: DayEntry) {
  const { default: ICAL } = await import('ical.js')
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', one.uid)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(one.stamp, true))
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(one.day))
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(one.day, 1)))
  event.updatePropertyWithValue('summary', one.title)
  event.updatePropertyWithValue('description', one.description)
  if (one.link !== null) event.updatePropertyWithValue('url', one.link)
  // It takes no time of anybody's day.
  event.updatePropertyWithValue('transp', 'TRANSPARENT')
  return event
}
