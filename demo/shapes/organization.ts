import type { OrganizationKind as AnyOrganizationKind } from '#features/landscape/kinds.ts'
import type { Audience, Day, Text } from '../demo.ts'

export type OrganizationKind = Exclude<AnyOrganizationKind, 'other'>

export type Address = {
  street: string
  city: string
  region: string
  postalCode: string
  country: string
}

export type Location = {
  key: string
  name: string
  address: Address
  latitude: number | null
  longitude: number | null
  accessibility?: Text
}

export type Service = {
  key: string
  name: string
  description: Text
  languages: string[]
  /** Keys of locations of the same organization; empty when the service is by phone or comes to you. */
  locations: string[]
  hours?: string
  eligibility?: string
  fees?: string
}

export type Note = { author: string; day: Day; audience: Audience; text: Text }

export type Organization = {
  key: string
  name: string
  kind: OrganizationKind
  description: Text
  website: string | null
  mail: string | null
  phone: string | null
  address: Address | null
  latitude: number | null
  longitude: number | null
  communities: string[]
  tags: string[]
  languages: string[]
  offers: Text[]
  seeks: Text[]
  notes: Note[]
  locations: Location[]
  services: Service[]
}

type Required = 'key' | 'name' | 'kind' | 'description'

/** What an entry leaves out is empty: no address, no services, English. */
export const organization = (
  entry: Pick<Organization, Required> & Partial<Omit<Organization, Required>>,
): Organization => ({
  website: null,
  mail: null,
  phone: null,
  address: null,
  latitude: null,
  longitude: null,
  communities: [],
  tags: [],
  languages: ['en'],
  offers: [],
  seeks: [],
  notes: [],
  locations: [],
  services: [],
  ...entry,
})

export const street = (name: string): Address => ({
  street: name,
  city: 'Riverbend',
  region: 'WA',
  postalCode: '98000',
  country: 'US',
})

export const privateNote = (author: string, day: Day, text: Text): Note => ({
  author,
  day,
  audience: 'organization',
  text,
})
