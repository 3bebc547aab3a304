import type { Day } from '#platform/context/days.ts'

export const touchpointKinds = [
  'call',
  'visit',
  'meeting',
  'workshop',
  'listening-session',
  'event',
  'mail',
  'message',
] as const
export type TouchpointKind = (typeof touchpointKinds)[number]

export interface Named {
  id: string
  name: string
}

/** A conversation or meeting, as lists and records show it. */
export interface Touchpoint {
  id: string
  kind: TouchpointKind
  happenedOn: Day
  isTwoWay: boolean
  summary: string
  language: string | null
  partnership: Named | null
  community: Named | null
  communityMembers: number | null
  audience: 'partnership' | 'organization'
  /** Whoever logged it, and for which organization: its own text. */
  author: { organization: Named; person: Named | null }
  organizations: Named[]
  people: Named[]
  /** Set when it was recorded for a partner. */
  behalfId: string | null
  version: number
}

/** What a list of touchpoints is narrowed to. */
export interface TouchpointFilters {
  partnershipId?: string
  organizationId?: string
  personId?: string
  kind?: TouchpointKind
  from?: Day
  until?: Day
  /** Only those that all partners read. */
  audience?: 'partnership'
}

/** Why a touchpoint can't be taken as it is, as the key of its sentence; null if it can. */
export function refusalOfTouchpoint(
  input: { happenedOn: Day; audience: 'partnership' | 'organization'; followUp?: string },
  partnershipId: string | null,
  today: Day,
): string | null {
  if (input.happenedOn > today) return 'touchpoint_future'
  if (partnershipId !== null) return null
  if (input.audience === 'partnership') return 'touchpoint_audience'
  return input.followUp ? 'touchpoint_follow_up' : null
}
