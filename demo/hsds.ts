import { organizations } from './organizations.ts'
import { people } from './people.ts'
import type { Organization, Service } from './shapes/organization.ts'

type Row = Record<string, string | number | null>

const cell = (value: string | number | null | undefined): string => {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const csv = (columns: string[], rows: Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => cells.map(cell).join(','))
    .join('\n')
    .concat('\n')

/** An organization that lists no locations has one where its address is. */
const locationsOf = (organization: Organization) => {
  if (organization.locations.length > 0 || !organization.address) return organization.locations
  const { key, name, address, latitude, longitude } = organization
  return [{ key: `${key}-address`, name, address, latitude, longitude }]
}

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** 'Mo-We 10:00-16:00; Sa 09:00-12:00' as one row a day. Hours told in words have no rows. */
const schedules = (service: Service): Row[] =>
  (service.hours ?? '').split('; ').flatMap((part) => {
    const found =
      /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(part)
    if (!found) return []
    const [, days = '', opens = '', closes = ''] = found
    const open = days.split(',').flatMap((span) => {
      const [first = '', last = first] = span.split('-')
      return weekdayNames.slice(weekdays.indexOf(first), weekdays.indexOf(last) + 1)
    })
    return open.map((weekday) => ({
      id: `${service.key}-${weekday.toLowerCase()}`,
      service_id: service.key,
      weekday,
      opens_at: opens,
      closes_at: closes,
    }))
  })

/**
 * The demo's directory as an HSDS 2.x package: file name → CSV (UTF-8, LF, header first).
 * Ids are the demo's keys. Contacts are people with a current affiliation and a mail address or phone.
 */
export const demoHsds = (): Record<string, string> => {
  const places = organizations.flatMap((organization) =>
    locationsOf(organization).map((location) => ({ ...location, organization: organization.key })),
  )
  const services = organizations.flatMap((organization) =>
    organization.services.map((service) => ({ ...service, organization })),
  )
  const contacts = people
    .filter((person) => person.mail || person.phone)
    .flatMap((person) =>
      person.affiliations
        .filter((affiliation) => affiliation.untilDay === null)
        .map((affiliation) => ({ person, affiliation, id: `${person.key}-at-${affiliation.organization}` })),
    )
  return {
    'organizations.csv': csv(
      ['id', 'name', 'alternate_name', 'description', 'email', 'url', 'legal_status'],
      organizations.map((organization) => ({
        id: organization.key,
        name: organization.name,
        alternate_name: '',
        description: organization.description.text,
        email: organization.mail,
        url: organization.website,
        legal_status: organization.kind,
      })),
    ),
    'locations.csv': csv(
      ['id', 'organization_id', 'name', 'latitude', 'longitude'],
      places.map((place) => ({
        id: place.key,
        organization_id: place.organization,
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
      })),
    ),
    'physical_addresses.csv': csv(
      ['id', 'location_id', 'address_1', 'city', 'state_province', 'postal_code', 'country'],
      places.map((place) => ({
        id: `${place.key}-physical`,
        location_id: place.key,
        address_1: place.address.street,
        city: place.address.city,
        state_province: place.address.region,
        postal_code: place.address.postalCode,
        country: place.address.country,
      })),
    ),
    'services.csv': csv(
      ['id', 'organization_id', 'name', 'description', 'url', 'email', 'status', 'fees'],
      services.map((service) => ({
        id: service.key,
        organization_id: service.organization.key,
        name: service.name,
        description: service.description.text,
        url: service.organization.website,
        email: service.organization.mail,
        status: 'active',
        fees: service.fees ?? null,
      })),
    ),
    'services_at_location.csv': csv(
      ['id', 'service_id', 'location_id'],
      services.flatMap((service) =>
        service.locations.map((location) => ({
          id: `${service.key}-at-${location}`,
          service_id: service.key,
          location_id: location,
        })),
      ),
    ),
    'eligibility.csv': csv(
      ['id', 'service_id', 'eligibility'],
      services
        .filter((service) => service.eligibility)
        .map((service) => ({
          id: `${service.key}-eligibility`,
          service_id: service.key,
          eligibility: service.eligibility ?? null,
        })),
    ),
    'languages.csv': csv(
      ['id', 'service_id', 'language'],
      services.flatMap((service) =>
        service.languages.map((language) => ({
          id: `${service.key}-${language}`,
          service_id: service.key,
          language,
        })),
      ),
    ),
    'regular_schedules.csv': csv(
      ['id', 'service_id', 'weekday', 'opens_at', 'closes_at'],
      services.flatMap(schedules),
    ),
    'contacts.csv': csv(
      ['id', 'organization_id', 'name', 'title', 'email'],
      contacts.map(({ id, person, affiliation }) => ({
        id,
        organization_id: affiliation.organization,
        name: `${person.givenName} ${person.familyName}`,
        title: affiliation.role,
        email: person.mail ?? null,
      })),
    ),
    'phones.csv': csv(
      ['id', 'organization_id', 'contact_id', 'number', 'type'],
      [
        ...organizations
          .filter((organization) => organization.phone)
          .map((organization) => ({
            id: `${organization.key}-phone`,
            organization_id: organization.key,
            number: organization.phone,
            type: 'voice',
          })),
        ...contacts
          .filter(({ person }) => person.phone)
          .map(({ id, person }) => ({
            id: `${id}-phone`,
            contact_id: id,
            number: person.phone ?? null,
            type: 'voice',
          })),
      ],
    ),
  }
}
