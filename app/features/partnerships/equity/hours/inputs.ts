import { z } from 'zod'
import { id, language, optionalDay, optionalId, optionalText } from '#platform/http/fields.ts'

/** What people of one organization gave, all together, for a contact or a promise: one of the two. */
export const hourInput = z.object({
  touchpointId: optionalId(),
  commitmentId: optionalId(),
  organizationId: id(),
  /** Half a minute at least, so that none is kept as nothing. */
  hours: z.number().min(0.01).max(10_000),
  /** The day of the contact, or today, where nothing is said. */
  givenOn: optionalDay(),
  note: optionalText(500),
  language: language().nullable().default(null),
})
export type HourInput = z.output<typeof hourInput>

export const hourShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  organizationId: z.uuid(),
  touchpointId: z.uuid().nullable(),
  commitmentId: z.uuid().nullable(),
  givenOn: z.iso.date(),
  hours: z.number(),
  note: z.string(),
  language: z.string().nullable(),
  notedByOrganizationId: z.uuid(),
})
