import type { Day } from '#platform/context/days.ts'

/** What an organization received from a partnership. */
export interface Benefit {
  id: string
  partnershipId: string
  organizationId: string
  organization: string
  what: string
  receivedOn: Day
  hours: number | null
  amountMinor: number | null
  currency: string | null
  language: string | null
  notedByOrganizationId: string
}
