import type { Day } from '#platform/context/days.ts'

/** Hours that people of an organization gave, noted by hand beside a contact or a promise. */
export interface HourEntry {
  id: string
  partnershipId: string
  organizationId: string
  organization: string
  /** What they were given for: one of the two is set. */
  touchpointId: string | null
  commitmentId: string | null
  givenOn: Day
  hours: number
  note: string
  language: string | null
  notedByOrganizationId: string
  notedBy: string
}

/** Where the record lies that hours were given for. */
export const placeOf = ({ touchpointId, commitmentId }: Pick<HourEntry, 'touchpointId' | 'commitmentId'>) =>
  touchpointId === null ? `/commitments/${commitmentId}` : `/touchpoints/${touchpointId}`
