import { organizationKindOf, personKindOf } from '../kind-words.ts'
import type { Address, ImportRecord, RecordOf } from '../reading/record.ts'
import { compact, type Values } from './compare.ts'

/** What a row's record gets from other rows: its first telephone number, and an organization its first place. */
export interface Borrowed {
  phone: string | null
  place: { address: Address | null; latitude: number | null; longitude: number | null } | null
}
/** A record on its way to being staged. */
export interface Waiting {
  record: ImportRecord
  borrowed: Borrowed
}
export const nothingBorrowed: Borrowed = { phone: null, place: null }

export interface Written {
  /** By column of the record's table. */
  fields: Values
  /** All that has no column here, by the source's own names. */
  extra: Values
  /** The name was longer than a name can be; all of it is in `extra`. */
  nameCut: boolean
}

type Written0 = { fields: Values; extra: Values; name?: string }

/** The columns a record fills; links to other records are added by whoever knows their ids. */
export function valuesOf(record: ImportRecord, borrowed: Borrowed = nothingBorrowed): Written {
  const { fields, extra, name } = writers[record.kind](record as never, borrowed)
  const whole = name?.trim() ?? ''
  const nameCut = whole.length > longestName
  return {
    fields: wellFormed(compact({ ...fields, name: nameCut ? cut(whole) : whole })),
    extra: wellFormed(compact({ ...record.extra, ...extra, ...(nameCut ? { name: whole } : {}) })),
    nameCut,
  }
}

const longestName = 300
const cut = (text: string) => `${text.slice(0, longestName - 1).trimEnd()}…`

/** Half a surrogate pair, as a cut cell may end in, is no text to the database. */
function wellFormed(values: Values): Values {
  if (Object.values(values).every(isWellFormed)) return values
  return JSON.parse(JSON.stringify(values), (_key, value) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  )
}

/** Of lists and objects whatever is in them counts. */
const isWellFormed = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed()
    : typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed)

const physical = (addresses: readonly Address[]) =>
  addresses.find(({ purpose }) => purpose === 'physical') ?? addresses[0] ?? null

function placeOf(address: Address | null): Values {
  if (address === null) return {}
  return {
    address_line: [address.line1, address.line2].filter((line) => line !== null).join(', '),
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    country: address.country,
  }
}

/** Addresses that did not become the record's own, and to whose attention the own one is. */
const furtherAddresses = (addresses: readonly Address[]): Values => ({
  addresses: addresses
    .filter((address) => address !== physical(addresses) || address.attention !== null)
    .map((address) => compact({ ...address })),
})

const firstWords = (text: string | null) =>
  text === null ? null : (text.split(/[.\n]/)[0] ?? '').slice(0, 120)

const writers: { [K in ImportRecord['kind']]: (record: RecordOf<K>, borrowed: Borrowed) => Written0 } = {
  organization({ fields, extra }, { phone, place }) {
    const kind = organizationKindOf(fields.kind, extra.legal_status)
    const own = physical(fields.addresses)
    const coordinates =
      own === null && place !== null ? { latitude: place.latitude, longitude: place.longitude } : {}
    return {
      name: fields.name,
      fields: {
        alternate_name: fields.alternateName,
        kind: kind === 'other' ? null : kind,
        description: fields.description,
        email: fields.email,
        phone,
        website: fields.website,
        ...placeOf(own ?? place?.address ?? null),
        ...coordinates,
        languages: fields.languages,
        tags: fields.tags,
        offers: fields.offers.join('; '),
        seeks: fields.seeks.join('; '),
      },
      extra: {
        kind: fields.kind === kind ? null : fields.kind,
        communities_served: fields.communitiesServed,
        programs: fields.programs.map((program) => compact({ ...program })),
        ...furtherAddresses(fields.addresses),
        ...fields.attached,
      },
    }
  },
  person({ fields }, { phone }) {
    const kind = personKindOf(fields.kind)
    return {
      name: fields.fullName,
      fields: {
        kind: kind === 'other' ? null : kind,
        email: fields.email,
        phone,
        city: fields.city,
        languages: fields.languages,
        tags: fields.tags,
        contact_by: { email: 'mail', post: 'letter', phone: 'phone', text: 'text' }[
          fields.preferredContact ?? ''
        ],
      },
      extra: fields.attached,
    }
  },
  location({ fields }, { phone }) {
    const own = physical(fields.addresses)
    return {
      name: fields.name ?? fields.alternateName ?? own?.line1 ?? own?.city ?? '',
      fields: {
        description: fields.description,
        ...placeOf(own),
        latitude: fields.latitude,
        longitude: fields.longitude,
        phone,
        email: fields.email,
        accessibility: fields.accessibility.join('; '),
        transportation: fields.transportation,
        languages: fields.languages,
        schedules: fields.schedules,
      },
      extra: {
        alternate_name: fields.alternateName,
        website: fields.website,
        virtual: fields.virtual,
        ...furtherAddresses(fields.addresses),
        ...fields.attached,
      },
    }
  },
  service({ fields }, { phone }) {
    return {
      name: fields.name ?? fields.alternateName ?? fields.program ?? firstWords(fields.description) ?? '',
      fields: {
        description: fields.description,
        categories: fields.categories,
        eligibility: fields.eligibility,
        fees: fields.fees,
        how_to_apply: fields.applicationProcess,
        phone,
        email: fields.email,
        website: fields.website,
        languages: fields.languages,
        schedules: fields.schedules,
      },
      extra: {
        alternate_name: fields.alternateName,
        status: fields.status,
        program: fields.program,
        ...fields.attached,
      },
    }
  },
  affiliation: ({ fields }) => ({
    fields: { title: fields.title, department: fields.department },
    extra: {},
  }),
  phone: ({ fields }) => ({
    fields: {
      number: fields.e164 ?? fields.number,
      extension: fields.extension,
      kind: fields.type,
      description: [fields.department, fields.description, ...fields.others]
        .filter((part) => part !== null)
        .join('; '),
    },
    extra: {},
  }),
  category: ({ fields }) => ({ name: fields.name, fields: {}, extra: {} }),
}
