import type { PartnershipFilters } from './list.server.ts'
import { partnershipStandings, stages } from './partnership.ts'

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
