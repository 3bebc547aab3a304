import type { Cells } from '../cells.ts'
import type { RecordKind } from '../record.ts'

export type Parent = 'organization' | 'location' | 'service' | 'person' | 'phone'

/** Whether the source has had this record in an earlier import. */
export type Known = (kind: RecordKind, externalId: string) => boolean

/** The ids of a set, and what its places of service stand for. Held in memory whole. */
export class Ids {
  readonly #ids = new Map<string, Set<string>>()
  readonly #known: Known
  /** Service and location of each row of `service_at_location`. */
  readonly places = new Map<string, { service: string | null; location: string | null }>()
  /** The organization of each location that was admitted: an Ohana service has no organization but through it. */
  readonly organizationOf = new Map<string, string>()

  constructor(known: Known = () => false) {
    this.#known = known
  }

  add(kind: string, id: string) {
    const ids = this.#ids.get(kind) ?? new Set()
    this.#ids.set(kind, ids.add(id))
  }

  remove(kind: string, id: string) {
    this.#ids.get(kind)?.delete(id)
  }

  has(kind: RecordKind, id: string): boolean {
    return this.#ids.get(kind)?.has(id) === true || this.#known(kind, id)
  }

  /** What the cell refers to, or null where it is blank or leads nowhere, which is reported. */
  reference(cells: Cells, kind: Parent, column = columnOf[kind]): string | null {
    const value = cells.text(column)
    if (value === null || this.has(kind, value)) return value
    cells.keep(column)
    cells.fault(unknown[kind], cells.columnOf(column), { value })
    return null
  }
}

export const columnOf: Record<Parent, string> = {
  organization: 'organization_id',
  location: 'location_id',
  service: 'service_id',
  person: 'contact_id',
  phone: 'phone_id',
}

export const unknown = {
  organization: 'organization_unknown',
  location: 'location_unknown',
  service: 'service_unknown',
  person: 'person_unknown',
  phone: 'phone_unknown',
} as const

export type Links = { filled: boolean } & Partial<Record<Parent, string>>

/** Everything that a row of a side table, a contact or a phone number belongs to. `filled` tells a row that names
 * only unknown parents from one that names none. */
export function readLinks(cells: Cells, ids: Ids, parents: Parent[]): Links {
  const links: Links = { filled: false }
  for (const parent of parents) {
    const before = cells.problems.length
    const id = ids.reference(cells, parent)
    if (id !== null) links[parent] = id
    if (id !== null || cells.problems.length > before) links.filled = true
  }
  const placeId = cells.text('service_at_location_id')
  if (placeId === null) return links
  links.filled = true
  const place = ids.places.get(placeId)
  if (!place) {
    cells.keep('service_at_location_id')
    cells.warn('service_place_unknown', cells.columnOf('service_at_location_id'), { value: placeId })
    return links
  }
  if (place.service && !links.service && ids.has('service', place.service)) links.service = place.service
  if (place.location && !links.location && ids.has('location', place.location))
    links.location = place.location
  return links
}

export function parentColumns(parents: Parent[]): string {
  return parents.map((parent) => columnOf[parent]).join(', ')
}
