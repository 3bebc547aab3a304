import { z } from 'zod'
import { id, language, optionalDay } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { channels } from './cadence.ts'

export const cadenceInput = z.object({
  organizationId: id(),
  everyDays: z.int().min(1).max(730),
  channel: z.enum(channels),
  language: language().nullable().default(null),
  /** From when it is counted; today where nothing is said. */
  startsOn: optionalDay(),
  ...behalfFields,
})
export type CadenceInput = z.output<typeof cadenceInput>

export const cadenceAcceptance = z.object(behalfFields)
export type CadenceAcceptance = z.output<typeof cadenceAcceptance>
