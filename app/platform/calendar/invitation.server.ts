/** A meeting as calendars take it: one entry, for one person. */
export interface Invitation {
  /** The same for all that is ever sent about one meeting. */
  uid: string
  /** Calendars keep the entry with the highest number. */
  sequence: number
  stamp: Date
  /** The day and the hour on the clocks of the zone. */
  startsOn: string
  startsAt: string
  timeZone: string
  lengthMinutes: number
  title: string
  description: string
  place: string
  link: string | null
  organizer: { name: string; address: string }
  attendee: { name: string; address: string }
}

/** The moment it begins. An hour that the clocks skip or have twice is taken as RFC 5545 does: the earlier offset. */
export async function startOf(entry: Pick<Invitation, 'startsOn' | 'startsAt' | 'timeZone'>): Promise<Date> {
  const { Temporal } = await import('temporal-polyfill')
  const local = Temporal.PlainDateTime.from(`${entry.startsOn}T${entry.startsAt}`)
  return new Date(local.toZonedDateTime(entry.timeZone).epochMilliseconds)
}

/** The text of an invitation or of its end (RFC 5545, 5546). The moment is written in UTC, so it needs no table of zones. */
export async function writeInvitation(entry: Invitation, method: 'REQUEST' | 'CANCEL'): Promise<string> {
  const { default: ICAL } = await import('ical.js')
  const begins = await startOf(entry)
  const ends = new Date(begins.getTime() + entry.lengthMinutes * 60_000)
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Commonweave//EN')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('method', method)
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', entry.uid)
  event.updatePropertyWithValue('sequence', entry.sequence)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(entry.stamp, true))
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromJSDate(begins, true))
  event.updatePropertyWithValue('dtend', ICAL.Time.fromJSDate(ends, true))
  event.updatePropertyWithValue('summary', entry.title)
  event.updatePropertyWithValue('description', entry.description)
  event.updatePropertyWithValue('location', entry.place === '' ? (entry.link ?? '') : entry.place)
  if (entry.link !== null) event.updatePropertyWithValue('url', entry.link)
  event.updatePropertyWithValue('status', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')
  const person = (name: 'organizer' | 'attendee', of: Invitation['attendee']) => {
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
  person('organizer', entry.organizer)
  person('attendee', entry.attendee)
  calendar.addSubcomponent(event)
  return `${calendar.toString()}\r\n`
}
