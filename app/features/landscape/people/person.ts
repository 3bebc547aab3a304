import type { Outward, personFields } from '../fields-audience.ts'
import type { PersonInput } from './inputs.ts'

/** All that is kept of a person; what of it leaves, and for whom, is `fields-audience.ts`. */
export interface PersonRecord extends PersonInput {
  id: string
  extra: unknown
  updatedAt: Date
  version: number
}
export type Person = Outward<PersonRecord, typeof personFields>
