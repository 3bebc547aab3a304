import { organizationKindOf } from '../../kind-words.ts'
import type { Cells, Draft } from '../cells.ts'
import type { Address, Refs } from '../record.ts'
import { readPhones } from '../values/phone.ts'
import { readCountry, readRegion } from '../values/place.ts'
import { plain } from '../values/text.ts'

/** The organizations and locations of the same package, by id and by name. */
export type Found = {
  organization: (id: string | null, name: string | null) => string | null
  location: (id: string) => boolean
}

export function readOrganization(cells: Cells): Draft | null {
  const externalId = cells.text('externalId')
  const name = nameOf(cells, 'name', 'alternateName')
  const addresses = readAddresses(cells)
  if (name === null) return null
  return {
    kind: 'organization',
    externalId,
    keyParts: [name, addresses[0]?.city ?? null],
    fields: {
      ...described(cells),
      name,
      kind: readKind(cells),
      addresses,
      languages: cells.languages('languages'),
      tags: cells.list('tags'),
      offers: cells.list('offers'),
      seeks: cells.list('seeks'),
      communitiesServed: cells.list('communitiesServed'),
      programs: [],
      attached: {},
    },
    refs: {},
  }
}

/** What a source calls its kind of organization; a word that says nothing here is reported, and kept in `extra`. */
function readKind(cells: Cells): string | null {
  const value = cells.text('kind')
  if (value === null || organizationKindOf(value) !== 'other' || /^otr[oa]s?$|^others?$/.test(plain(value)))
    return value
  cells.warn('kind_unknown', cells.columnOf('kind'), { value: value.slice(0, 200) })
  cells.keep('kind')
  return null
}

export function readLocation(cells: Cells, found: Found): Draft {
  const externalId = cells.text('externalId')
  const name = cells.needed('name_blank', 'name')
  const organization = organizationRef(cells, found)
  const addresses = readAddresses(cells)
  const more = { virtual: false, accessibility: [], schedules: [], attached: {} }
  return {
    kind: 'location',
    externalId,
    keyParts: [organization, name, addresses[0]?.line1 ?? null],
    fields: {
      ...described(cells),
      name,
      ...cells.coordinates(),
      transportation: cells.text('transportation'),
      addresses,
      languages: cells.languages('languages'),
      ...more,
    },
    refs: organization === null ? {} : { organization },
  }
}

export function readService(cells: Cells, found: Found): Draft {
  const externalId = cells.text('externalId')
  const name = cells.needed('name_blank', 'name')
  const organization = organizationRef(cells, found)
  const locations = cells.list('locationExternalId').filter((value) => {
    if (found.location(value)) return true
    cells.keep('locationExternalId')
    cells.warn('location_unknown', cells.columnOf('locationExternalId'), { value })
    return false
  })
  const refs: Refs = organization === null ? {} : { organization }
  return {
    kind: 'service',
    externalId,
    keyParts: [organization, name, locations[0] ?? null],
    fields: {
      ...described(cells),
      name,
      status: cells.text('status'),
      eligibility: cells.text('eligibility'),
      fees: cells.text('fees'),
      applicationProcess: cells.text('applicationProcess'),
      program: cells.text('program'),
      categories: cells.list('categories'),
      languages: cells.languages('languages'),
      schedules: [],
      locations,
      attached: {},
    },
    refs: locations[0] === undefined ? refs : { ...refs, location: locations[0] },
  }
}

/** The phone numbers of a row, each a record of its own; a cell without any number in it stays in `extra`. */
export function readRowPhones(cells: Cells, refs: Refs): Draft[] {
  return cells.all('phone').flatMap(([column, value]): Draft[] => {
    const found = readPhones(value, cells.rules.defaultCountry)
    if (found.length === 0) cells.warn('phone_unreadable', column, { value: value.slice(0, 200) })
    const numbers = found.length > 0 ? found : [{ e164: null, extension: null, label: null }]
    const type = /fax/i.test(column) ? 'fax' : /\b(tty|tdd)\b/i.test(column) ? 'tty' : null
    return numbers.map(({ e164, extension, label }) => ({
      kind: 'phone',
      externalId: null,
      keyParts: [...Object.values(refs), e164 ?? value, type],
      fields: {
        number: value,
        e164,
        others: [],
        extension,
        type: label ?? type,
        department: null,
        description: null,
        languages: [],
        attached: {},
      },
      refs,
    }))
  })
}

/** The organization that a row names by id or by name; one that isn't in the package is reported only for an id. */
export function organizationRef(cells: Cells, found: Found): string | null {
  const id = cells.text('organizationExternalId')
  const name = cells.text('organizationName')
  const key = found.organization(id, name)
  cells.keep('organizationName')
  if (key !== null) return key
  if (id !== null) cells.warn('organization_unknown', cells.columnOf('organizationExternalId'), { value: id })
  cells.keep('organizationExternalId')
  return null
}

export function nameOf(cells: Cells, field: string, ...others: string[]): string | null {
  const name = cells.text(field)
  if (name !== null) return name
  const borrowed = cells.text(...others)
  if (borrowed === null) cells.error('name_blank', cells.columnOf(field))
  else cells.warn('name_borrowed', cells.columnOf(field), { value: borrowed })
  return borrowed
}

function described(cells: Cells) {
  return {
    alternateName: cells.text('alternateName'),
    description: cells.text('description'),
    email: cells.email('email'),
    website: cells.url('website'),
  }
}

function readAddresses(cells: Cells): Address[] {
  const region = cells.text('region')
  const countryText = cells.text('country')
  const country = countryText === null ? null : readCountry(countryText)
  if (countryText !== null && country === null) {
    cells.keep('country')
    cells.warn('country_invalid', cells.columnOf('country'), { value: countryText })
  }
  const address = {
    attention: null,
    line1: cells.text('line1'),
    line2: cells.text('line2'),
    city: cells.text('city'),
    region: region === null ? null : readRegion(region),
    postalCode: cells.text('postalCode'),
    country,
  }
  return Object.values(address).some((part) => part !== null) ? [{ purpose: 'physical', ...address }] : []
}

export const nameKey = (name: string): string => plain(name)
