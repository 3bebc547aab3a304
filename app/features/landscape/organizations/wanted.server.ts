import { readListing } from '#platform/http/listing.ts'
import { type OrganizationFilters, organizationFilters } from './inputs.ts'
import { organizationSorts } from './list.server.ts'

/** What an address asks the list for. A filter that can't be one is left out: the list shows more, never an error. */
export function readWanted(url: URL) {
  const filters: OrganizationFilters = {}
  for (const [name, field] of Object.entries(organizationFilters.shape)) {
    const parsed = field.safeParse(url.searchParams.get(name)?.trim() || undefined)
    if (parsed.success && parsed.data !== undefined) Object.assign(filters, { [name]: parsed.data })
  }
  return { ...readListing(url, organizationSorts), filters }
}
