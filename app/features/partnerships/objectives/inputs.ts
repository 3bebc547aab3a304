import { z } from 'zod'
import { audience, id, language, optionalText, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'

const service = z.object({ goalId: id(), why: z.string().trim().max(2000).default('') })
export const objectiveInput = z.object({
  what: text(500),
  why: optionalText(),
  language: language().nullable().default(null),
  audience: audience().default('partnership'),
  goals: z.array(service).max(200).default([]),
  ...behalfFields,
})
export type ObjectiveInput = z.output<typeof objectiveInput>

export const objectiveChange = objectiveInput
  .omit({ onBehalfOf: true, evidence: true, evidenceLink: true })
  .extend({ version: version() })
export type ObjectiveChange = z.output<typeof objectiveChange>

/** The same as forms send it; the goals come in fields of their own. */
export const objectiveForm = objectiveInput.omit({ goals: true })
export const objectiveChangeForm = objectiveChange.omit({ goals: true })
export const servicesInput = objectiveInput.pick({ goals: true })
export const serviceInput = service
export type ServiceInput = z.output<typeof serviceInput>

/** The record as it leaves by the API. */
export const objectiveShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  /** Recorded for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
  what: z.string(),
  why: z.string(),
  language: z.string().nullable(),
  audience: z.enum(['partnership', 'organization']),
  setOn: z.iso.date(),
  goals: z.array(z.object({ goalId: z.uuid(), why: z.string() })),
  version: z.int(),
})
