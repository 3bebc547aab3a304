import { readListing } from '#platform/http/listing.ts'
import { type PersonFilters, personFilters } from './inputs.ts'
import { personSorts } from './list.server.ts'

/** What an address asks the list for. A filter that can't be one is left out: the list shows more, never an error. */
export function readWanted(url: URL) {
  const filters: PersonFilters = {}
  for (const [name, field] of Object.entries(personFilters.shape)) {
    const parsed = field.safeParse(url.searchParams.get(name)?.trim() || undefined)
    if (parsed.success && parsed.data !== undefined) Object.assign(filters, { [name]: parsed.data })
  }
  return { ...readListing(url, personSorts), filters }
}
