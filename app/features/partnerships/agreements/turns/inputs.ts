import { z } from 'zod'
import { id, optionalText } from '#platform/http/fields.ts'

export const handingInput = z.object({
  /** The side that writes next. */
  organizationId: id(),
  wanted: optionalText(2000),
})
export type HandingInput = z.output<typeof handingInput>

export const turnShape = z.object({
  /** The side that has the pen. */
  organizationId: z.uuid(),
  /** Itself where it began the text or took the pen back. */
  givenByOrganizationId: z.uuid(),
  wanted: z.string(),
  givenAt: z.iso.datetime(),
})
