import { z } from 'zod'
import { day, id, optionalDay, optionalText, version } from '#platform/http/fields.ts'

const details = {
  title: optionalText(200),
  department: optionalText(200),
  isMainContact: z.boolean().default(false),
  beganOn: optionalDay(),
}
export const affiliationInput = z.object({ personId: id(), organizationId: id(), ...details })
export type AffiliationInput = z.output<typeof affiliationInput>

export const affiliationChange = z.object({ ...details, version: version() })
export type AffiliationChange = z.output<typeof affiliationChange>

export const affiliationEnd = z.object({ endedOn: day() })
export type AffiliationEnd = z.output<typeof affiliationEnd>
