/** Addresses, schedules and languages ride on the record they belong to; phone numbers are records. */
export type Address = {
  purpose: 'physical' | 'postal'
  attention: string | null
  line1: string | null
  line2: string | null
  city: string | null
  /** State or province, as two letters where it is known. */
  region: string | null
  postalCode: string | null
  /** ISO 3166-1, two letters. */
  country: string | null
}

export type Schedule = {
  kind: 'regular' | 'holiday'
  /** 1 is Monday, 7 is Sunday. */
  weekday: number | null
  startsOn: string | null
  endsOn: string | null
  closed: boolean
  /** `HH:MM` on a clock of 24 hours. */
  opensAt: string | null
  closesAt: string | null
  description: string | null
  /** What else the source says, by its own column names (recurrence rules of HSDS 3). */
  rule: Record<string, string>
}

type Reach = { email: string | null; website: string | null }
type Described = { name: string | null; alternateName: string | null; description: string | null }
/** Rows of side tables that have no field of their own, by table: funding, cost_options, accessibility … */
export type Attached = { attached: Record<string, Record<string, string>[]> }

export type OrganizationFields = Described &
  Reach &
  Attached & {
    name: string
    kind: string | null
    addresses: Address[]
    /** BCP 47. */
    languages: string[]
    tags: string[]
    offers: string[]
    seeks: string[]
    communitiesServed: string[]
    programs: { externalId: string | null; name: string; alternateName: string | null }[]
  }

export type LocationFields = Described &
  Reach &
  Attached & {
    virtual: boolean
    latitude: number | null
    longitude: number | null
    transportation: string | null
    accessibility: string[]
    addresses: Address[]
    languages: string[]
    schedules: Schedule[]
  }

export type ServiceFields = Described &
  Reach &
  Attached & {
    status: string | null
    eligibility: string | null
    fees: string | null
    applicationProcess: string | null
    program: string | null
    categories: string[]
    languages: string[]
    schedules: Schedule[]
    /** Keys of every location at which it is offered; `refs.location` is the first. */
    locations: string[]
  }

export type PersonFields = Attached & {
  fullName: string
  givenName: string | null
  familyName: string | null
  email: string | null
  city: string | null
  kind: string | null
  preferredContact: string | null
  languages: string[]
  tags: string[]
}

/** What a person is to an organization, location or service. The organization stands in `refs` when it is part of
 * the package, else only its name or id is known. */
export type AffiliationFields = {
  title: string | null
  department: string | null
  organizationName: string | null
  organizationExternalId: string | null
}

export type PhoneFields = Attached & {
  /** As the source writes it. */
  number: string | null
  /** The first number in it, null where none could be read. */
  e164: string | null
  /** Further numbers in the same cell, E.164. */
  others: string[]
  extension: string | null
  type: string | null
  department: string | null
  description: string | null
  languages: string[]
}

export type CategoryFields = {
  name: string
  code: string | null
  description: string | null
  taxonomy: string | null
}

export type FieldsByKind = {
  organization: OrganizationFields
  location: LocationFields
  service: ServiceFields
  person: PersonFields
  affiliation: AffiliationFields
  phone: PhoneFields
  category: CategoryFields
}
export type RecordKind = keyof FieldsByKind

/** Keys of other records of the same source. On an organization `organization` is its parent, on a category `category`. */
export type Refs = Partial<Record<'organization' | 'location' | 'service' | 'person' | 'category', string>>

export type ImportRecord = {
  [Kind in RecordKind]: {
    kind: Kind
    externalId: string | null
    /** Stable across imports of one source: the id of the source, else a hash of what names the row. */
    key: string
    file: string
    /** Line of the file, counted from 1; in a JSON file the place of the object among its kind. */
    row: number
    fields: FieldsByKind[Kind]
    refs: Refs
    /** Every cell that found no field, by its heading, as the source writes it. */
    extra: Record<string, string>
  }
}[RecordKind]
export type RecordOf<Kind extends RecordKind> = Extract<ImportRecord, { kind: Kind }>
