import { canonicalTable } from './tables.ts'

/** Properties of HSDS 3 objects whose values are objects of another table. */
const tables = new Map(
  Object.entries({
    organization: 'organizations',
    service: 'services',
    location: 'locations',
    program: 'programs',
    service_at_locations: 'service_at_location',
    addresses: 'addresses',
    funding: 'funding',
    languages: 'languages',
    schedules: 'schedules',
    taxonomy_term: 'taxonomy_terms',
    taxonomy_detail: 'taxonomies',
  }),
)

const more = new Set(
  'organizations services locations contacts phones programs accessibility cost_options required_documents service_areas service_capacities attributes metadata organization_identifiers units additional_websites additional_urls'.split(
    ' ',
  ),
)

export function tableOfProperty(key: string): string | null {
  return tables.get(key) ?? (more.has(key) ? key : null)
}

/** `organizations.csv` or a plain table name, as files that hold all tables at once use for keys. */
export function isDataKey(key: string): boolean {
  return key.endsWith('.csv') && canonicalTable(key.slice(0, -4)) !== null
}

/** What an object without parent is: its folder or file says so, else what only such objects have. */
export function tableOfTopLevel(file: string, object: Record<string, unknown>): string | null {
  if (typeof object.name !== 'string' && typeof object.id !== 'string') return null
  const named = file
    .toLowerCase()
    .replace(/\.json$/, '')
    .split('/')
    .reverse()
    .map((part) => canonicalTable(part.replace(/_(full|list|page)$/, '')))
    .find((table) => table !== null)
  if (named) return named === 'services_at_location' ? 'service_at_location' : named
  const has = (...keys: string[]) => keys.some((key) => key in object)
  if (has('service', 'location') && !has('name')) return 'service_at_location'
  if (
    has(
      'service_at_locations',
      'eligibility_description',
      'application_process',
      'fees_description',
      'status',
    )
  )
    return 'services'
  if (has('location_type', 'latitude', 'addresses', 'transportation')) return 'locations'
  if (
    has('legal_status', 'year_incorporated', 'organization_identifiers', 'services', 'website', 'tax_status')
  )
    return 'organizations'
  return null
}
