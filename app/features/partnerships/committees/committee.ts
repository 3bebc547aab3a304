import type { Day } from '#platform/context/days.ts'
import type { BehalfSummary } from '../behalf/behalf.ts'

/** Some of a partnership's work, done between its meetings by people of each partner. */
export interface Committee {
  id: string
  partnershipId: string
  partnershipName: string
  name: string
  purpose: string
  language: string | null
  organizationId: string
  endedOn: Day | null
  version: number
  seats: Seats[]
  /** Those who sit in it or did, the latest first. */
  members: Member[]
}
/** How many seats a partner has. */
export interface Seats {
  organizationId: string
  organization: string
  seats: number
}
export interface Member {
  id: string
  organizationId: string
  organization: string
  personId: string | null
  person: string | null
  fromOn: Day
  untilOn: Day | null
  /** When it ended before its term: somebody said so, or the affiliation was over. */
  endedOn: Day | null
  behalf: BehalfSummary | null
}

/** The last day somebody sits in it; null without an end. */
export const lastDay = ({ untilOn, endedOn }: Pick<Member, 'untilOn' | 'endedOn'>): Day | null =>
  endedOn === null ? untilOn : untilOn === null || endedOn < untilOn ? endedOn : untilOn

/** Sits in it now, or will: a seat is taken from the day it is filled. */
export function holdsSeat(member: Member, today: Day): boolean {
  const last = lastDay(member)
  return member.personId !== null && (last === null || last >= today) && member.endedOn === null
}

export interface Vacancy extends Seats {
  /** How many of them are free. */
  free: number
}

/** What each partner has to fill; nothing once it has ended. */
export function vacancies(
  { seats, members, endedOn }: Pick<Committee, 'seats' | 'members' | 'endedOn'>,
  today: Day,
): Vacancy[] {
  if (endedOn !== null) return []
  return seats.flatMap((one) => {
    const taken = members.filter(
      (member) => member.organizationId === one.organizationId && holdsSeat(member, today),
    ).length
    return taken < one.seats ? [{ ...one, free: one.seats - taken }] : []
  })
}

export const committeeStandings = ['current', 'vacant', 'ended', 'all'] as const
export type CommitteeStanding = (typeof committeeStandings)[number]
export const committeeSorts = [
  { key: 'name', direction: 'asc' },
  { key: 'begun', direction: 'desc' },
] as const
