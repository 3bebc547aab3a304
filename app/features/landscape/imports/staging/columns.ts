import type { StagedKind } from '../import.ts'

export interface Column {
  name: string
  /** As the database calls it. */
  type: 'text' | 'text[]' | 'uuid' | 'double precision' | 'jsonb' | 'boolean'
  /** What stands there when the source says nothing: an expression of the database. */
  empty: string
}

const line = (name: string): Column => ({ name, type: 'text', empty: "''" })
const maybe = (name: string): Column => ({ name, type: 'text', empty: 'null' })
const list = (name: string): Column => ({ name, type: 'text[]', empty: "'{}'::text[]" })
const link = (name: string): Column => ({ name, type: 'uuid', empty: 'null' })
const degrees = (name: string): Column => ({ name, type: 'double precision', empty: 'null' })
const objects = (name: string): Column => ({ name, type: 'jsonb', empty: "'[]'::jsonb" })

const place = [
  line('address_line'),
  line('city'),
  line('region'),
  line('postal_code'),
  maybe('country'),
  degrees('latitude'),
  degrees('longitude'),
]

export interface Target {
  table: 'organizations' | 'people' | 'locations' | 'services' | 'affiliations' | 'phones'
  columns: Column[]
  /** Columns that every one of our tables of this kind keeps about itself. */
  extra: boolean
  updated: boolean
  version: boolean
  /** Taking away leaves the row for 30 days. */
  soft: boolean
}
const record = { extra: true, updated: true, version: true, soft: true }

/** Where the records of each kind are written, and the columns an import fills. */
export const targets: Record<StagedKind, Target> = {
  organization: {
    table: 'organizations',
    columns: [
      line('name'),
      line('alternate_name'),
      { name: 'kind', type: 'text', empty: "'other'" },
      line('description'),
      maybe('email'),
      maybe('phone'),
      maybe('website'),
      ...place,
      list('languages'),
      list('tags'),
      line('offers'),
      line('seeks'),
    ],
    ...record,
  },
  person: {
    table: 'people',
    columns: [
      line('name'),
      { name: 'kind', type: 'text', empty: "'other'" },
      maybe('email'),
      maybe('phone'),
      line('city'),
      list('languages'),
      list('tags'),
      maybe('contact_by'),
    ],
    ...record,
  },
  location: {
    table: 'locations',
    columns: [
      link('organization_id'),
      line('name'),
      line('description'),
      ...place,
      maybe('phone'),
      maybe('email'),
      line('accessibility'),
      line('transportation'),
      list('languages'),
      objects('schedules'),
    ],
    ...record,
  },
  service: {
    table: 'services',
    columns: [
      link('organization_id'),
      line('name'),
      line('description'),
      list('categories'),
      line('eligibility'),
      line('fees'),
      line('how_to_apply'),
      maybe('phone'),
      maybe('email'),
      maybe('website'),
      list('languages'),
      objects('schedules'),
    ],
    ...record,
  },
  affiliation: {
    table: 'affiliations',
    columns: [link('person_id'), link('organization_id'), line('title'), line('department')],
    extra: false,
    updated: false,
    version: true,
    soft: false,
  },
  phone: {
    table: 'phones',
    columns: [
      line('subject_kind'),
      link('subject_id'),
      line('number'),
      line('extension'),
      line('kind'),
      line('description'),
    ],
    extra: false,
    updated: false,
    version: false,
    soft: false,
  },
}
