import { addDays, type Day, daysBetween } from '#platform/context/days.ts'
import type { Weight } from '../behalf/behalf.ts'
import type { TouchpointKind } from '../touchpoints/touchpoint.ts'

export const channels = ['call', 'visit', 'meeting', 'mail', 'message'] as const
export type Channel = (typeof channels)[number]

/** How often two partners want to be in touch, and how. */
export interface Cadence {
  id: string
  partnershipId: string
  partnershipName: string
  /** A partner, and the other side: the host, or another partner of the group. */
  organization: { id: string; name: string }
  other: { id: string; name: string }
  everyDays: number
  channel: Channel
  language: string | null
  /** What it is for; each line of the plan with one partner is for something else. Empty for all of it. */
  purpose: string
  /** Who talks to whom, where that is said. */
  otherPerson: { id: string; name: string } | null
  partnerPerson: { id: string; name: string } | null
  startsOn: Day
  proposedBy: { id: string; name: string }
  proposedOn: Day
  acceptedOn: Day | null
  behalfId: string | null
  weight: Weight
  /** Both sides take part now, and so does the reader's own organization. */
  isKept: boolean
  /** Why nothing is due between them for now, where they take part: the partnership or one of the two rests, or it is concluded. */
  rest: 'pause' | 'conclusion' | null
  /** The last time both sides had their say, as far as the reader reads it. */
  last: { on: Day; kind: TouchpointKind; who: string | null } | null
}

/**
 * When contact is due. It is counted from the last two-way touchpoint with the organization, of whatever
 * kind, or from the day the cadence starts if that is later; lateness from the day contact was due.
 */
export function contactDue(
  cadence: { everyDays: number; startsOn: Day },
  lastTwoWayTouchpointOn: Day | null,
  today: Day,
): { dueOn: Day; lateDays: number } {
  const from =
    lastTwoWayTouchpointOn !== null && lastTwoWayTouchpointOn > cadence.startsOn
      ? lastTwoWayTouchpointOn
      : cadence.startsOn
  const dueOn = addDays(from, cadence.everyDays)
  return { dueOn, lateDays: Math.max(0, daysBetween(dueOn, today)) }
}

/**
 * When the two sides of a line are to speak next; null where it is not agreed, was agreed for a partner that disputes
 * it, rests, or one of them takes part no more.
 */
export const nextContact = (
  line: Pick<Cadence, 'everyDays' | 'startsOn' | 'acceptedOn' | 'weight' | 'isKept' | 'rest' | 'last'>,
  today: Day,
): { dueOn: Day; lateDays: number } | null =>
  line.acceptedOn === null || line.weight === 'void' || !line.isKept || line.rest !== null
    ? null
    : contactDue(line, line.last?.on ?? null, today)

/** That the two sides of an agreed line need not speak, as there is a pause. */
export const isPaused = (line: Pick<Cadence, 'acceptedOn' | 'rest'>): boolean =>
  line.acceptedOn !== null && line.rest === 'pause'

/** Who answers a proposal: the side that did not make it. */
export const answererOf = (cadence: {
  organization: { id: string }
  other: { id: string }
  proposedBy: { id: string }
}): string => (cadence.proposedBy.id === cadence.other.id ? cadence.organization.id : cadence.other.id)

/** With whom somebody has agreed on it: the side that is not their own organization. */
export const otherThan = (
  own: string,
  { organization, other }: Pick<Cadence, 'organization' | 'other'>,
): { id: string; name: string } => (own === organization.id ? other : organization)
