/** Something of a whole day, as calendars take it. */
export interface DayEntry {
  uid: string
  /** `YYYY-MM-DD`. */
  on: string
  title: string
  description: string
  url: string
}

/** A calendar of whole days (RFC 5545); a day ends where the next one begins, on whatever clock it is read. */
export async function writeDays(name: string, stamp: Date, entries: readonly DayEntry[]): Promise<string> {
  const { default: ICAL } = await import('ical.js')
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Commonweave//EN')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  for (const entry of entries) {
    const event = new ICAL.Component('vevent')
    const begins = ICAL.Time.fromDateString(entry.on)
    const ends = begins.clone()
    ends.adjust(1, 0, 0, 0)
    event.updatePropertyWithValue('uid', entry.uid)
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stamp, true))
    event.updatePropertyWithValue('dtstart', begins)
    event.updatePropertyWithValue('dtend', ends)
    event.updatePropertyWithValue('summary', entry.title)
    event.updatePropertyWithValue('description', entry.description)
    event.updatePropertyWithValue('url', entry.url)
    event.updatePropertyWithValue('transp', 'TRANSPARENT')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
