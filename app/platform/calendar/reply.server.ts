import { type Day, dayIn } from '../context/days.ts'

export interface CalendarReply {
  uid: string
  sequence: number
  /** When it was answered, by the clock of whoever did; null where it doesn't say. */
  stamp: Date | null
  /** In small letters. */
  address: string
  answer: 'yes' | 'no' | 'maybe'
  /** Of what repeats, which of its days is answered; null for all of it. */
  instead: { local: string; isUtc: boolean } | null
}

const answers = { ACCEPTED: 'yes', DECLINED: 'no', TENTATIVE: 'maybe' } as const

/** What a calendar answers to an invitation; null where the text is no such answer. */
export async function readReply(text: string): Promise<CalendarReply | null> {
  const { default: ICAL } = await import('ical.js')
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    const event = calendar.getFirstSubcomponent('vevent')
    if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY' || event === null)
      return null
    // A reply is of one person.
    const attendees = event.getAllProperties('attendee')
    const [attendee] = attendees
    if (attendee === undefined || attendees.length > 1) return null
    const said = String(attendee.getFirstParameter('partstat')).toUpperCase()
    const answer = Object.entries(answers).find(([word]) => word === said)?.[1]
    const uid = event.getFirstPropertyValue('uid')
    if (answer === undefined || uid === null) return null
    const address = String(attendee.getFirstValue())
      .replace(/^mailto:/i, '')
      .toLowerCase()
    return {
      uid: String(uid),
      sequence: Number(event.getFirstPropertyValue('sequence') ?? 0),
      stamp: momentOf(event.getFirstPropertyValue('dtstamp')),
      address,
      answer,
      instead: insteadOf(event.getFirstPropertyValue('recurrence-id')),
    }
  } catch {
    return null
  }
}

/** A moment in UTC, as stamps have to be; null for anything else. */
function momentOf(value: unknown): Date | null {
  const moment = new Date(String(value ?? ''))
  return Number.isNaN(moment.getTime()) || !String(value).endsWith('Z') ? null : moment
}

/** `YYYY-MM-DDTHH:MM:SS`, in UTC or on the clocks of the place, which is the one that was written in the invitation. */
function insteadOf(value: unknown): CalendarReply['instead'] {
  if (value === null || value === undefined) return null
  const text = String(value)
  return { local: text.replace(/Z$/, ''), isUtc: text.endsWith('Z') }
}

/** The day that a reply is about, on the clocks of a zone. */
export function dayAnswered({ local, isUtc }: NonNullable<CalendarReply['instead']>, timeZone: string): Day {
  return isUtc ? dayIn(timeZone, new Date(`${local}Z`)) : local.slice(0, 10)
}
