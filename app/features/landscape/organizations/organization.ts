import type { Outward, organizationFields } from '../fields-audience.ts'
import type { OrganizationInput } from './inputs.ts'

/** All that is kept of an organization; what of it leaves, and for whom, is `fields-audience.ts`. */
export interface OrganizationRecord extends OrganizationInput {
  id: string
  /** What a directory said beyond our fields, by source. */
  extra: unknown
  updatedAt: Date
  version: number
}
export type Organization = Outward<OrganizationRecord, typeof organizationFields>
