import { repeating } from '../recurrence.server.ts'

export interface Found {
  /** A day, or a moment in UTC without fractions. */
  start: string
  allDay: boolean
  uid: string
  summary: string
}

/** What happens in a calendar of others between two days of a zone, the second not included, in order. */
export async function occurrencesIn(
  text: string,
  { from, to, zone }: { from: string; to: string; zone: string },
): Promise<Found[]> {
  const { default: ICAL } = await import('ical.js')
  const { Temporal } = await import('temporal-polyfill')
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  const moment = (value: InstanceType<typeof ICAL.Time>, tzid: unknown) => {
    const plain = Temporal.PlainDateTime.from(String(value).replace(/Z$/, ''))
    const named = String(value).endsWith('Z') ? 'UTC' : typeof tzid === 'string' ? tzid : zone
    return plain.toZonedDateTime(named)
  }
  const momentsIn = (event: (typeof events)[number], name: string) =>
    event
      .getAllProperties(name)
      .flatMap((property) =>
        property
          .getValues()
          .map((value) =>
            moment(value as InstanceType<typeof ICAL.Time>, property.getFirstParameter('tzid')),
          ),
      )
  const uidOf = (event: (typeof events)[number]) => String(event.getFirstPropertyValue('uid'))
  const moved = events.filter((event) => event.getFirstProperty('recurrence-id') !== null)
  const first = Temporal.PlainDate.from(from).toZonedDateTime(zone)
  const end = Temporal.PlainDate.from(to).toZonedDateTime(zone)
  const found: Found[] = []
  for (const event of events) {
    const property = event.getFirstProperty('dtstart')
    const [start] = momentsIn(event, 'dtstart')
    if (property === null || start === undefined) continue
    const allDay = property.type === 'date'
    const rule = event.getFirstPropertyValue('rrule')
    const within = (at: typeof start) => {
      const here = allDay ? at.toPlainDate().toZonedDateTime(zone) : at
      return Temporal.ZonedDateTime.compare(here, first) >= 0 && Temporal.ZonedDateTime.compare(here, end) < 0
    }
    const all =
      rule === null
        ? [start]
        : (await repeating(String(rule), start.toString())).all(
            (at) => Temporal.ZonedDateTime.compare(at, end) < 0,
          )
    const out = [
      ...momentsIn(event, 'exdate'),
      ...moved
        .filter((one) => uidOf(one) === uidOf(event) && one !== event)
        .flatMap((one) => momentsIn(one, 'recurrence-id')),
    ]
    for (const at of [...all, ...momentsIn(event, 'rdate')])
      if (within(at) && !out.some((one) => one.epochMilliseconds === at.epochMilliseconds))
        found.push({
          start: allDay ? at.toPlainDate().toString() : at.toInstant().toString(),
          allDay,
          uid: uidOf(event),
          summary: String(event.getFirstPropertyValue('summary') ?? ''),
        })
  }
  return found.sort((one, other) => (one.start < other.start ? -1 : 1))
}
