import { z } from 'zod'
import { day, id, language, optionalId, optionalText, text } from '#platform/http/fields.ts'

/** Of an organization or a person; of oneself where neither is named. */
export const expertiseInput = z.object({
  organizationId: optionalId(),
  personId: optionalId(),
  topic: text(200),
  details: optionalText(2000),
  languages: z.array(language()).max(20).default([]),
})
export type ExpertiseInput = z.output<typeof expertiseInput>

export const creditInput = z.object({
  partnershipId: id(),
  usedOn: day(),
  whatFor: text(500),
  meetingId: optionalId(),
})
export type CreditInput = z.output<typeof creditInput>

export const expertiseShape = z.object({
  id: z.uuid(),
  organizationId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  topic: z.string(),
  details: z.string(),
  languages: z.array(z.string()),
  state: z.enum(['proposed', 'accepted', 'declined']),
  saidByOrganizationId: z.uuid(),
  credits: z.array(
    z.object({
      id: z.uuid(),
      usedOn: z.iso.date(),
      whatFor: z.string(),
      partnershipId: z.uuid(),
      meetingId: z.uuid().nullable(),
    }),
  ),
})
