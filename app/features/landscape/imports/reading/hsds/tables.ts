import type { RecordKind } from '../record.ts'

/** Tables that records are made of, and side tables that ride on them, by every name under which they are met. */
const names: Record<string, string[]> = {
  organizations: ['organization', 'organisations', 'organisation'],
  locations: ['location'],
  services: ['service'],
  contacts: ['contact'],
  phones: ['phone'],
  programs: ['program'],
  taxonomy: ['categories'],
  taxonomy_terms: ['taxonomy_term'],
  taxonomies: [],
  addresses: ['address'],
  physical_addresses: ['physical_address'],
  postal_addresses: ['postal_address'],
  mail_addresses: ['mail_address'],
  regular_schedules: ['regular_schedule'],
  holiday_schedules: ['holiday_schedule'],
  schedules: ['schedule'],
  service_at_location: ['service_at_locations', 'services_at_location', 'services_at_locations'],
  languages: ['language'],
  service_taxonomy: ['services_taxonomy', 'service_taxonomies'],
  attributes: ['attribute', 'service_attributes', 'other_attributes'],
  eligibility: ['eligibilities', 'eligibilitys'],
  funding: ['fundings'],
  accessibility: ['accessibility_for_disabilities'],
  cost_options: ['cost_option'],
  payments_accepted: ['payment_accepted'],
  required_documents: ['required_document'],
  service_areas: ['service_area'],
  service_capacities: ['service_capacity'],
  organization_identifiers: ['organization_identifier'],
  additional_websites: ['additional_website'],
  additional_urls: ['urls'],
  interpretation_services: [],
}

const canonical = new Map(
  Object.entries(names).flatMap(([name, aliases]) =>
    [name, ...aliases].map((alias) => [alias, name] as const),
  ),
)

/** The name of a table of HSDS, whatever form its file uses; null if it is none that is read. */
export function canonicalTable(name: string): string | null {
  return canonical.get(name.toLowerCase().trim()) ?? null
}

/** Side tables without fields of their own, whose rows are kept whole on what they belong to. */
const attachedTables = new Set([
  'attributes',
  'eligibility',
  'funding',
  'accessibility',
  'cost_options',
  'payments_accepted',
  'required_documents',
  'service_areas',
  'service_capacities',
  'organization_identifiers',
  'additional_websites',
  'additional_urls',
  'interpretation_services',
])

/** The kind of record that the rows of a table become. */
export const kindOf: Record<string, RecordKind> = {
  organizations: 'organization',
  locations: 'location',
  services: 'service',
  contacts: 'person',
  phones: 'phone',
  taxonomy: 'category',
  taxonomy_terms: 'category',
}
/** Side tables in the order of reading: what others refer to comes first. */
export const sideTables = [
  'service_at_location',
  'programs',
  'addresses',
  'physical_addresses',
  'postal_addresses',
  'mail_addresses',
  'regular_schedules',
  'holiday_schedules',
  'schedules',
  'languages',
  'service_taxonomy',
  ...attachedTables,
]
