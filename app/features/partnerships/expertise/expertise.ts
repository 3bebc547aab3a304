import type { Day } from '#platform/context/days.ts'

/** What an organization or a person knows. */
export interface Expertise {
  id: string
  organizationId: string | null
  personId: string | null
  /** The organization's or the person's name. */
  holder: string
  topic: string
  details: string
  languages: string[]
  state: ExpertiseState
  saidByOrganizationId: string
  credits: Credit[]
}
/** Said of somebody by others it waits for their word; said by themselves it stands. */
export type ExpertiseState = 'proposed' | 'accepted' | 'declined'

/** That it was used: when, for what, and on which record. */
export interface Credit {
  id: string
  usedOn: Day
  whatFor: string
  partnershipId: string
  partnershipName: string
  meetingId: string | null
  organizationName: string
}

/** Who an expertise is said of. */
export type Holder = { organizationId: string; personId: null } | { organizationId: null; personId: string }

export const expertiseSorts = [
  { key: 'topic', direction: 'asc' },
  { key: 'newest', direction: 'desc' },
] as const
