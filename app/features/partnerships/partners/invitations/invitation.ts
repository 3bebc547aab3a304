import { z } from 'zod'
import { id, language, optionalText, text } from '#platform/http/fields.ts'

/** How long the link of an invitation works. */
export const invitationDays = 21

export const invitationInput = z.object({
  organizationId: id(),
  name: text(300),
  email: z.email().max(320),
  role: z.enum(['lead', 'representative']),
  /** The language of the mail, and of someone new. */
  language: language().nullable().default(null),
  message: optionalText(2000),
})
export type InvitationInput = z.output<typeof invitationInput>
