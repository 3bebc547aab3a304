import { z } from 'zod'
import { id, optionalText } from '#platform/http/fields.ts'

export const ombudspersonInput = z.object({ personId: id(), about: optionalText(2000) })
export type OmbudspersonInput = z.output<typeof ombudspersonInput>

export const ombudspersonShape = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  about: z.string(),
  namedOn: z.iso.date(),
  endedOn: z.iso.date().nullable(),
})
