import { z } from 'zod'
import { day, id, language, optionalId, optionalText, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { partnershipStandings, stages } from './partnership.ts'

export const partnershipInput = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  beganOn: day(),
  /** The other side: one organization or more. */
  organizationIds: z.array(id()).min(1).max(200),
  communityIds: z.array(id()).max(200).default([]),
})
export type PartnershipInput = z.output<typeof partnershipInput>

export const partnershipChange = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  communityIds: z.array(id()).max(200).default([]),
  version: version(),
})
export type PartnershipChange = z.output<typeof partnershipChange>

/** The closing note of a partnership, or the reason to take it up again. */
export const closingInput = z.object({ note: text(20_000) })
export type ClosingInput = z.output<typeof closingInput>

export const pauseInput = z.object({
  /** The partner that rests; null: all of them. */
  organizationId: optionalId(),
  note: text(2000),
  evidence: behalfFields.evidence,
  evidenceLink: behalfFields.evidenceLink,
})
export type PauseInput = z.output<typeof pauseInput>
export const resumeInput = pauseInput.extend({ note: optionalText(2000) })
export type ResumeInput = z.output<typeof resumeInput>

/** The record as it leaves by the API. */
export const partnershipShape = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  language: z.string().nullable(),
  beganOn: z.iso.date(),
  stage: z.enum(stages),
  standing: z.enum(partnershipStandings),
  communityIds: z.array(z.uuid()),
  partners: z.array(
    z.object({
      organizationId: z.uuid(),
      name: z.string(),
      isHost: z.boolean(),
      standing: z.enum(['invited', 'accepted', 'declined', 'left']),
      paused: z.boolean(),
    }),
  ),
  version: z.int(),
})
