/** How a reader stands to a record: staff of the host, the organization's own people, or a partner of it. */
export type Standing = 'staff' | 'own' | 'partner'
type Line = Readonly<Record<Standing, boolean>>

const yes = true
const no = false
const line = <P extends boolean>(staff: boolean, own: boolean, partner: P) => ({ staff, own, partner })

/**
 * Which field leaves for whom. `partner` reads other organizations; what is not in the table leaves for
 * nobody. Pages, the API and exports all take their fields from here.
 */
export const organizationFields = {
  //                     staff own  partner
  id: line(yes, yes, yes),
  name: line(yes, yes, yes),
  alternateName: line(yes, yes, yes),
  kind: line(yes, yes, yes),
  city: line(yes, yes, yes),
  region: line(yes, yes, yes),
  country: line(yes, yes, yes),
  communityIds: line(yes, yes, yes),
  offers: line(yes, yes, yes),
  seeks: line(yes, yes, yes),
  updatedAt: line(yes, yes, yes),
  version: line(yes, yes, yes),
  description: line(yes, yes, no),
  language: line(yes, yes, no),
  email: line(yes, yes, no),
  phone: line(yes, yes, no),
  website: line(yes, yes, no),
  addressLine: line(yes, yes, no),
  postalCode: line(yes, yes, no),
  latitude: line(yes, yes, no),
  longitude: line(yes, yes, no),
  languages: line(yes, yes, no),
  tags: line(yes, yes, no),
  people: line(yes, yes, no),
  history: line(yes, yes, no),
  extra: line(yes, no, no),
} as const

/** Of people a partner reaches those who represent an organization in a shared partnership; nobody else. */
export const personFields = {
  //                     staff own  partner
  id: line(yes, yes, yes),
  name: line(yes, yes, yes),
  kind: line(yes, yes, yes),
  email: line(yes, yes, yes),
  phone: line(yes, yes, yes),
  language: line(yes, yes, yes),
  languages: line(yes, yes, yes),
  contactBy: line(yes, yes, yes),
  contactNote: line(yes, yes, yes),
  doNotContact: line(yes, yes, yes),
  updatedAt: line(yes, yes, yes),
  version: line(yes, yes, yes),
  city: line(yes, yes, no),
  tags: line(yes, yes, no),
  accessNeeds: line(yes, yes, no),
  offers: line(yes, yes, no),
  seeks: line(yes, yes, no),
  history: line(yes, yes, no),
  extra: line(yes, no, no),
} as const

/** A service and the place it is given at, as they stand on their organization's page. */
export const serviceFields = {
  //                     staff own  partner
  id: line(yes, yes, yes),
  name: line(yes, yes, yes),
  description: line(yes, yes, yes),
  categories: line(yes, yes, yes),
  eligibility: line(yes, yes, yes),
  fees: line(yes, yes, yes),
  howToApply: line(yes, yes, yes),
  languages: line(yes, yes, yes),
  locationIds: line(yes, yes, yes),
  phone: line(yes, yes, no),
  email: line(yes, yes, no),
  website: line(yes, yes, no),
  extra: line(yes, no, no),
} as const
export const locationFields = {
  //                     staff own  partner
  id: line(yes, yes, yes),
  name: line(yes, yes, yes),
  city: line(yes, yes, yes),
  region: line(yes, yes, yes),
  accessibility: line(yes, yes, yes),
  transportation: line(yes, yes, yes),
  languages: line(yes, yes, yes),
  description: line(yes, yes, no),
  addressLine: line(yes, yes, no),
  postalCode: line(yes, yes, no),
  phone: line(yes, yes, no),
  email: line(yes, yes, no),
  extra: line(yes, no, no),
} as const

type Table = Readonly<Record<string, Line>>
/** A record as it leaves: fields that partners may not read can be missing. */
export type Outward<R, T extends Table> = {
  [K in keyof R & keyof T as T[K]['partner'] extends true ? K : never]: R[K]
} & { [K in keyof R & keyof T as T[K]['partner'] extends true ? never : K]?: R[K] }

/** Leaves of a record only the fields that this standing may read; what the table doesn't name goes to nobody. */
export function outward<R extends object, T extends Table>(
  table: T,
  record: R,
  standing: Standing,
): Outward<R, T> {
  const kept = Object.entries(record).filter(([name]) => table[name]?.[standing] === true)
  return Object.fromEntries(kept) as Outward<R, T>
}

/** The fields of a table that at least this standing reads, in the table's order. */
export const fieldsFor = <T extends Table>(table: T, standing: Standing): (keyof T & string)[] =>
  Object.keys(table).filter((name) => table[name]?.[standing] === true)
