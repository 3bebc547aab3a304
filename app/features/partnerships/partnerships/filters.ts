import { type PartnershipStanding, partnershipStandings, type Stage, stages } from './partnership.ts'

/** What a list of partnerships can be narrowed to; null: all. */
export interface PartnershipFilters {
  standing: PartnershipStanding | null
  stage: Stage | null
  /** Only those that this organization takes part in, or has been asked to. */
  organizationId: string | null
  /** One of them. */
  id?: string
}

export const noFilters: PartnershipFilters = { standing: null, stage: null, organizationId: null }

/** What the address narrows the list to; words nobody knows narrow nothing. */
export function readFilters(url: URL): PartnershipFilters {
  const given = (key: string) => url.searchParams.get(key)
  const organizationId = given('organization')
  return {
    standing: partnershipStandings.find((standing) => standing === given('standing')) ?? null,
    stage: stages.find((stage) => stage === given('stage')) ?? null,
    organizationId:
      organizationId !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(organizationId)
        ? organizationId
        : null,
  }
}
