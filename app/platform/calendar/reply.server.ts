export interface CalendarReply {
  uid: string
  sequence: number
  /** In small letters. */
  address: string
  answer: 'yes' | 'no' | 'maybe'
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
      address,
      answer,
    }
  } catch {
    return null
  }
}
