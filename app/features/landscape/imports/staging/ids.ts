import { nameKey } from '../reading/plain/records.ts'
import type { ImportRecord } from '../reading/record.ts'

/** A row by its kind and its key in the source. */
export interface Asked {
  kind: string
  key: string
}
export const nameOf = ({ kind, key }: Asked): string => `${kind} ${key}`

/** What a telephone number belongs to: the nearest of what its row names. */
export function subjectOf(refs: ImportRecord['refs']): (Asked & { kind: Subject }) | null {
  for (const kind of ['person', 'service', 'location', 'organization'] as const) {
    const key = refs[kind]
    if (key !== undefined) return { kind, key }
  }
  return null
}
type Subject = 'person' | 'service' | 'location' | 'organization'

/** The records a row leans on, by their keys in the source. */
export function leansOn({ kind, refs, fields }: ImportRecord): Asked[] {
  const named = (Object.entries(refs) as [string, string][])
    .filter(([ref]) => ref !== 'category' && !(kind === 'organization' && ref === 'organization'))
    .map(([ref, key]) => ({ kind: ref, key }))
  if (kind === 'service') return [...named, ...fields.locations.map((key) => ({ kind: 'location', key }))]
  if (kind !== 'affiliation' || refs.organization !== undefined || fields.organizationExternalId === null)
    return named
  return [...named, { kind: 'organization', key: fields.organizationExternalId }]
}

/** The ids of records met so far, of one source. */
export class Ids {
  /** Record ids by `nameOf`; of an organization's parts also whose they are. */
  #ids = new Map<string, string>()
  #owners = new Map<string, string>()
  readonly #named = new Map<string, string>()
  readonly #keepsAll: boolean

  /** Without `keepsAll` only the last batch is remembered: enough where rows lean on the row before. */
  constructor(keepsAll: boolean) {
    this.#keepsAll = keepsAll
  }

  beginBatch(): void {
    if (!this.#keepsAll) {
      const last = [...this.#ids].slice(-20)
      this.#ids = new Map(last)
      this.#owners = new Map()
    }
  }
  add(one: Asked, id: string, ownerId: string | null = null): void {
    this.#ids.set(nameOf(one), id)
    if (ownerId !== null) this.#owners.set(id, ownerId)
  }
  of(one: Asked): string | null {
    return this.#ids.get(nameOf(one)) ?? null
  }
  /** The organization that a location or service belongs to. */
  ownerOf(id: string | null): string | null {
    return id === null ? null : (this.#owners.get(id) ?? null)
  }
  named(name: string): string | null {
    return this.#named.get(nameKey(name)) ?? null
  }
  name(name: string, id: string): void {
    this.#named.set(nameKey(name), id)
  }
}

/** The organization an affiliation means where its source gives it no id: by exact name, folded. */
export const meantByName = (record: ImportRecord, ids: Ids): string | null => {
  if (record.kind !== 'affiliation' || record.refs.organization !== undefined) return null
  const { organizationName, organizationExternalId } = record.fields
  if (organizationName === null) return null
  const byId =
    organizationExternalId !== null && ids.of({ kind: 'organization', key: organizationExternalId }) !== null
  return byId || ids.named(organizationName) !== null ? null : organizationName
}

type Linked =
  | { fields: Record<string, string>; refs: { locations?: string[] } }
  /** The row leans on something that is not here: why it can't be kept. */
  | { missing: 'affiliation_homeless' | 'phone_homeless' }

/** The ids of the records a row belongs to, by column. */
export function linkedFields(record: ImportRecord, ids: Ids): Linked {
  const { refs } = record
  const id = (kind: Subject) => {
    const key = refs[kind]
    return key === undefined ? null : ids.of({ kind, key })
  }
  switch (record.kind) {
    case 'location':
    case 'service': {
      const organization = id('organization')
      const locations =
        record.kind === 'service'
          ? record.fields.locations.flatMap((key) => ids.of({ kind: 'location', key }) ?? [])
          : []
      return {
        fields: organization === null ? {} : { organization_id: organization },
        refs: locations.length === 0 ? {} : { locations },
      }
    }
    case 'affiliation': {
      const { organizationName, organizationExternalId } = record.fields
      const organization =
        id('organization') ??
        (organizationExternalId === null
          ? null
          : ids.of({ kind: 'organization', key: organizationExternalId })) ??
        (organizationName === null ? null : ids.named(organizationName)) ??
        ids.ownerOf(id('service')) ??
        ids.ownerOf(id('location'))
      const person = id('person')
      if (organization === null || person === null) return { missing: 'affiliation_homeless' }
      return { fields: { person_id: person, organization_id: organization }, refs: {} }
    }
    case 'phone': {
      const subject = subjectOf(refs)
      const subjectId = subject === null ? null : ids.of(subject)
      if (subject === null || subjectId === null) return { missing: 'phone_homeless' }
      return { fields: { subject_kind: subject.kind, subject_id: subjectId }, refs: {} }
    }
    default:
      return { fields: {}, refs: {} }
  }
}
