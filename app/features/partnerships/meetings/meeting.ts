import type { Day } from '#platform/context/days.ts'

export interface Named {
  id: string
  name: string
}

/** Where a meeting stands: still to come or unsaid, held, or cancelled. */
export const meetingStates = ['planned', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** Which of a partnership's meetings a list shows. */
export const meetingViews = ['coming', 'past', 'all'] as const
export type MeetingView = (typeof meetingViews)[number]

/** A meeting, as lists and its record show it. */
export interface Meeting {
  id: string
  partnershipId: string
  partnershipName: string
  title: string
  startsOn: Day
  /** `HH:MM` on the clocks of `timeZone`. */
  startsAt: string
  timeZone: string
  lengthMinutes: number
  place: string
  onlineLink: string | null
  host: Named | null
  chair: Named | null
  facilitator: Named | null
  noteTaker: Named | null
  hostPerson: Named | null
  /** Who called it. */
  organization: Named
  language: string | null
  state: MeetingState
  /** The conversation it is logged as, once it was held. */
  touchpointId: string | null
  cancelledBecause: string
  /** Where it is one of several: its day there, as the rhythm gives it, and what calendars know the others by. */
  series: MeetingSeriesPlace | null
  /** Above 0 where it was changed by itself. */
  sequence: number
  version: number
}

/** Which one of a series a meeting is. */
export interface MeetingSeriesPlace {
  id: string
  day: Day
  startsAt: string
  timeZone: string
  sequence: number
}

/** What people do at a meeting, and the column that names them. */
export const duties = ['chair', 'facilitator', 'noteTaker', 'hostPerson'] as const
export type Duty = (typeof duties)[number]

/** Who does something at a meeting, by the duty; those of nobody are left out. */
export const dutiesOf = (meeting: Pick<Meeting, Duty>): { duty: Duty; person: Named }[] =>
  duties.flatMap((duty) => {
    const person = meeting[duty]
    return person === null ? [] : [{ duty, person }]
  })

/** Something on the agenda, in its order. */
export interface AgendaItem {
  id: string
  position: number
  text: string
  minutes: number | null
  /** Minutes really spent on it; null while it was never taken up. */
  spent: number | null
  /** Who brings it. */
  organization: Named
  addedByOrganizationId: string
}

export const answers = ['yes', 'no', 'maybe'] as const
export type Answer = (typeof answers)[number]

export interface Invitee {
  personId: string
  name: string
  answer: Answer | null
}

export interface Minutes {
  text: string
  language: string | null
  version: number
  organization: Named
  updatedAt: Date
}

export interface Decision {
  id: string
  text: string
  organization: Named
  /** The decision of its own it was made into. */
  decisionId: string | null
}

/** The last text that was sent to all partners, and which of them have confirmed that very text. */
export interface Sending {
  id: string
  minutesVersion: number
  sentAt: Date
  /** Who sent it, for which organization; nobody where a key did, or whoever did was erased. */
  sentByPersonId: string | null
  organization: Named
  confirmedBy: (Named & { confirmedAt: Date })[]
}

/**
 * Whether minutes read as they were sent last. Only then they are confirmed, in whichever way: who reads them reads how
 * they are now, and a word on it is a word on the text that was sent.
 */
export const readAsSent = (
  minutes: Pick<Minutes, 'version'> | null,
  sending: Pick<Sending, 'minutesVersion'> | null,
): boolean => minutes !== null && minutes.version === sending?.minutesVersion

/** How long the agenda takes against the length of the meeting; null while no item says how long. */
export function agendaTime(
  items: readonly Pick<AgendaItem, 'minutes'>[],
  lengthMinutes: number,
): { total: number; over: number } | null {
  const boxes = items.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))
  if (boxes.length === 0) return null
  const total = boxes.reduce((sum, each) => sum + each, 0)
  return { total, over: Math.max(0, total - lengthMinutes) }
}

/** Minutes really spent on all of the agenda; null while nothing was taken up. */
export function agendaSpent(items: readonly Pick<AgendaItem, 'spent'>[]): number | null {
  const spent = items.flatMap((item) => (item.spent === null ? [] : [item.spent]))
  return spent.length === 0 ? null : spent.reduce((sum, each) => sum + each, 0)
}

/** Why a meeting can't be changed any more, as the key of its sentence; null if it can. */
export const refusalOfChange = (state: MeetingState): string | null =>
  state === 'held' ? 'meeting_is_held' : state === 'cancelled' ? 'meeting_is_cancelled' : null

/** Why it can't be said that a meeting was held; null if it can. */
export function refusalOfHolding(meeting: Pick<Meeting, 'state' | 'startsOn'>, today: Day): string | null {
  return refusalOfChange(meeting.state) ?? (meeting.startsOn > today ? 'meeting_not_yet' : null)
}

/** Ids in a new order: one of them a place earlier or later; unchanged at the ends. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  const to = from + by
  const order = [...ids]
  const other = order[to]
  if (from === -1 || other === undefined) return order
  order[to] = id
  order[from] = other
  return order
}
