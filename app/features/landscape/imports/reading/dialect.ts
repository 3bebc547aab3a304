import { canonicalTable } from './hsds/tables.ts'

/** `ohana` is the HSDS 1.1 of the Ohana directory, whose rules are strict; `plain` is any other CSV. */
export type Dialect = 'ohana' | 'hsds-2' | 'hsds-3' | 'plain'

export type TableShape = { name: string; headings: string[]; format: 'csv' | 'json' }

/** Headings that only one dialect has, by table. */
const marks: Record<string, { ohana?: string[]; three?: string[] }> = {
  organizations: {
    ohana: ['accreditations', 'date_incorporated', 'funding_sources', 'licenses'],
    three: ['logo', 'uri', 'parent_organization_id'],
  },
  locations: {
    ohana: ['admin_emails', 'virtual', 'short_desc'],
    three: ['location_type', 'external_identifier'],
  },
  services: {
    ohana: ['service_areas', 'keywords', 'taxonomy_ids', 'audience'],
    three: ['eligibility_description', 'fees_description', 'minimum_age', 'assured_date'],
  },
  phones: { ohana: ['number_type', 'vanity_number', 'country_prefix'] },
  taxonomy: { ohana: ['taxonomy_id', 'parent_name'] },
  addresses: { three: ['address_type', 'attention'] },
  schedules: { three: ['dtstart', 'freq', 'valid_from'] },
}
/** Tables that tell nothing beside others; alone, and without what later versions added, they are Ohana's. */
const sameEverywhere = new Set(['contacts', 'programs', 'regular_schedules', 'holiday_schedules'])
const earlier = ['mail_addresses', 'taxonomy', 'addresses', ...sameEverywhere]
const laterOnly = new Set([
  'postal_addresses',
  'physical_addresses',
  'service_at_location',
  'eligibility',
  'service_taxonomy',
])

/** Whether a table has the columns that its name promises in HSDS. */
export function isHsdsTable({ name, headings, format }: TableShape): boolean {
  const table = canonicalTable(name)
  if (table === null) return false
  if (format === 'json') return true
  const fields = new Set(headings.map((heading) => heading.trim().toLowerCase()))
  if (table === 'organizations')
    return (
      fields.has('id') && fields.has('name') && (fields.has('description') || fields.has('alternate_name'))
    )
  if (table === 'locations') return fields.has('id') && fields.has('organization_id')
  if (table === 'services')
    return (
      fields.has('id') &&
      (fields.has('organization_id') || fields.has('location_id') || fields.has('program_id'))
    )
  if (table === 'taxonomy') return fields.has('taxonomy_id') || fields.has('id')
  return fields.has('id') || [...fields].some((field) => field.endsWith('_id'))
}

/** The dialect of a set of tables, from their names and headings. */
export function detectDialect(tables: TableShape[]): Dialect {
  const hsds = tables.filter(isHsdsTable)
  if (hsds.length === 0) return 'plain'
  const core = new Set(['organizations', 'locations', 'services', 'phones', ...earlier, ...laterOnly])
  if (!hsds.some(({ name }) => core.has(canonicalTable(name) ?? ''))) return 'plain'
  if (hsds.some(({ format }) => format === 'json')) return 'hsds-3'
  let ohana = 0
  let three = 0
  let later = false
  for (const { name, headings } of hsds) {
    const table = canonicalTable(name) ?? ''
    const fields = new Set(headings.map((heading) => heading.trim().toLowerCase()))
    const mark = marks[table]
    ohana += mark?.ohana?.filter((field) => fields.has(field)).length ?? 0
    three += mark?.three?.filter((field) => fields.has(field)).length ?? 0
    if (laterOnly.has(table) || fields.has('service_at_location_id')) later = true
    else if (table === 'mail_addresses' || (table === 'addresses' && !fields.has('address_type'))) ohana += 1
    else if (hsds.every((one) => sameEverywhere.has(canonicalTable(one.name) ?? ''))) ohana += 1
  }
  if (three >= ohana && three > 0) return 'hsds-3'
  return ohana > 0 && !later ? 'ohana' : 'hsds-2'
}
