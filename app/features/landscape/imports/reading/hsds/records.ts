import type { Cells, Draft } from '../cells.ts'
import { isYes, readList } from '../values/text.ts'
import type { Ids } from './ids.ts'
import { borrowedName, checkAdminEmails, readStatus, strictly } from './rules.ts'
import type { Side } from './side.ts'

export type Reader = (cells: Cells, side: Side, ids: Ids) => Draft | null

export const readOrganization: Reader = (cells, side, ids) => {
  const externalId = cells.text('id')
  const name = cells.text('name') ?? borrowedName(cells, 'alternate_name')
  const description = strictly(cells, 'description_blank', 'description')
  // Kept in extra as the source writes it; only that it is a day is asked for.
  cells.day('date_incorporated')
  cells.keep('date_incorporated')
  const parent = cells.text('parent_organization_id')
  const parentKnown = parent !== null && ids.has('organization', parent)
  if (!parentKnown) cells.keep('parent_organization_id')
  if (parent !== null && !parentKnown) {
    cells.warn('organization_unknown', cells.columnOf('parent_organization_id'), { value: parent })
  }
  if (name === null) return null
  return {
    kind: 'organization',
    externalId,
    keyParts: [name],
    fields: {
      name,
      alternateName: cells.text('alternate_name'),
      description,
      kind: null,
      email: cells.email('email'),
      website: cells.url('website', 'url'),
      addresses: side.addresses.of('organization', externalId),
      languages: side.languages.of('organization', externalId),
      tags: [],
      offers: [],
      seeks: [],
      communitiesServed: [],
      programs: side.programs.of('organization', externalId),
      attached: side.attachedTo('organization', externalId),
    },
    refs: parentKnown ? { organization: parent } : {},
  }
}

export const readLocation: Reader = (cells, side, ids) => {
  const externalId = cells.text('id')
  const name = cells.needed('name_blank', 'name')
  const description = strictly(cells, 'description_blank', 'description')
  if (cells.rules.strict && cells.text('organization_id') === null) {
    cells.error('organization_unknown', cells.columnOf('organization_id'), { value: '' })
  }
  const organization = ids.reference(cells, 'organization')
  const virtual = isYes(cells.text('virtual') ?? '') || cells.text('location_type') === 'virtual'
  cells.keep('location_type')
  const addresses = side.addresses.of('location', externalId)
  if (cells.rules.strict && !virtual && !addresses.some(({ purpose }) => purpose === 'physical')) {
    const rejected = externalId === null ? undefined : side.rejectedAddresses.get(externalId)
    cells.error(rejected ? 'address_rejected' : 'address_missing', cells.columnOf('virtual'), rejected ?? {})
  }
  checkAdminEmails(cells)
  return {
    kind: 'location',
    externalId,
    keyParts: [organization, name, addresses[0]?.line1 ?? null],
    fields: {
      name,
      alternateName: cells.text('alternate_name'),
      description,
      email: cells.email('email'),
      website: cells.url('website', 'url'),
      virtual,
      ...cells.coordinates(),
      transportation: cells.text('transportation'),
      accessibility: cells.list('accessibility'),
      addresses,
      languages: [
        ...new Set([...cells.languages('languages'), ...side.languages.of('location', externalId)]),
      ],
      schedules: side.schedules.of('location', externalId),
      attached: side.attachedTo('location', externalId),
    },
    refs: organization === null ? {} : { organization },
  }
}

export const readService: Reader = (cells, side, ids) => {
  const externalId = cells.text('id')
  const name = cells.needed('name_blank', 'name')
  const description = strictly(cells, 'description_blank', 'description')
  const status = readStatus(cells)
  if (cells.rules.strict && cells.text('location_id') === null) {
    cells.error('location_unknown', cells.columnOf('location_id'), { value: '' })
  }
  const location = ids.reference(cells, 'location')
  const locations = [
    ...new Set([...(location === null ? [] : [location]), ...side.locations.of('service', externalId)]),
  ]
  const organization =
    ids.reference(cells, 'organization') ?? ids.organizationOf.get(locations[0] ?? '') ?? null
  const programId = cells.text('program_id')
  const program = programId === null ? null : (side.programNames.get(programId) ?? null)
  if (programId !== null && program === null) {
    cells.keep('program_id')
    cells.warn('program_unknown', cells.columnOf('program_id'), { value: programId })
  }
  return {
    kind: 'service',
    externalId,
    keyParts: [organization, name, locations[0] ?? null],
    fields: {
      name,
      alternateName: cells.text('alternate_name'),
      description,
      email: cells.email('email'),
      website: cells.url('website', 'url'),
      status,
      eligibility: cells.text('eligibility_description', 'eligibility'),
      fees: cells.text('fees_description', 'fees'),
      applicationProcess: cells.text('application_process', 'how_to_apply'),
      program,
      categories: categoriesOf(cells, side, externalId),
      languages: [...new Set([...cells.languages('languages'), ...side.languages.of('service', externalId)])],
      schedules: side.schedules.of('service', externalId),
      locations,
      attached: side.attachedTo('service', externalId),
    },
    refs: {
      ...(organization === null ? {} : { organization }),
      ...(locations[0] ? { location: locations[0] } : {}),
    },
  }
}

function categoriesOf(cells: Cells, side: Side, externalId: string | null): string[] {
  const names = [...side.categories.of('service', externalId)]
  const listed = cells.text('taxonomy_ids', 'taxonomy_id')
  for (const id of listed === null ? [] : readList(listed)) {
    const name = side.categoryNames.get(id)
    if (name) names.push(name)
    else {
      cells.keep('taxonomy_ids')
      cells.warn('category_unknown', cells.columnOf('taxonomy_ids', 'taxonomy_id'), { value: id })
    }
  }
  return [...new Set(names)]
}
