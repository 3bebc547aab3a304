import { z } from 'zod'
import {
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalText,
  text,
  version,
} from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { methods, reviewAnswers } from './decision.ts'
import { outcomes, stands } from './outcome.ts'

const proposalFields = {
  what: text(500),
  why: optionalText(),
  method: z.enum(methods),
  anonymous: z.boolean().default(false),
  quorum: z.int().min(1).max(1000).nullable().default(null),
  delegateOrganizationId: optionalId(),
  closesOn: day(),
  language: language().nullable().default(null),
}
const weight = z.object({ organizationId: id(), weight: z.int().min(1).max(1000) })

export const proposalInput = z.object({
  ...proposalFields,
  options: z.array(text(300)).max(20).default([]),
  weights: z.array(weight).max(200).default([]),
  ...behalfFields,
})
export type ProposalInput = z.output<typeof proposalInput>

export const proposalChange = proposalInput
  .omit({ onBehalfOf: true, evidence: true, evidenceLink: true })
  .extend({ version: version() })
export type ProposalChange = z.output<typeof proposalChange>

/** The same as a form sends it: an option a line. Weights come in fields of their own. */
export const proposalForm = proposalInput.omit({ weights: true }).extend({ options: optionalText() })
export const proposalChangeForm = proposalChange.omit({ weights: true }).extend({ options: optionalText() })

/** A line is an option. */
export const optionsOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '')
    .slice(0, 20)

/** Whoever objects says why: what is said is what the others can answer. */
export const voiceInput = z
  .object({ stand: z.enum(stands), optionId: optionalId(), reason: optionalText(), ...behalfFields })
  .superRefine((input, context) => {
    if (input.stand === 'against' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'issue_voice_reason' } })
  })
export type VoiceInput = z.output<typeof voiceInput>

export const settlementInput = z.object({ note: optionalText(), decidedOn: day(), reviewOn: optionalDay() })
export type SettlementInput = z.output<typeof settlementInput>

export const reviewInput = z.object({
  answer: z.enum(reviewAnswers),
  note: text(20_000),
  reviewedOn: day(),
  nextOn: optionalDay(),
})
export type ReviewInput = z.output<typeof reviewInput>

const said = { stand: z.enum(stands), optionId: z.uuid().nullable(), reason: z.string() }

/** What an organization said; `counts` is false where it was recorded for a partner that has not accepted it, without evidence, or disputes it. */
const voice = z.object({
  organizationId: z.uuid(),
  givenOn: z.iso.date(),
  ...said,
  onBehalf: z.boolean(),
  counts: z.boolean(),
})

/** The record as it leaves by the API. Votes without names carry none. */
export const decisionShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  what: z.string(),
  why: z.string(),
  method: z.enum(methods),
  anonymous: z.boolean(),
  quorum: z.int().nullable(),
  delegateOrganizationId: z.uuid().nullable(),
  closesOn: z.iso.date(),
  language: z.string().nullable(),
  organizationId: z.uuid(),
  proposedOn: z.iso.date(),
  options: z.array(z.object({ id: z.uuid(), text: z.string() })),
  weights: z.array(weight),
  voices: z.array(voice),
  /** What was said before it was changed or taken back. */
  earlier: z.array(voice),
  ballots: z.array(z.object(said)),
  roll: z.array(z.object({ organizationId: z.uuid() })),
  settlement: z
    .object({
      outcome: z.enum(outcomes),
      optionId: z.uuid().nullable(),
      note: z.string(),
      decidedOn: z.iso.date(),
      reviewOn: z.iso.date().nullable(),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      answer: z.enum(reviewAnswers),
      note: z.string(),
      reviewedOn: z.iso.date(),
      nextOn: z.iso.date().nullable(),
    }),
  ),
  version: z.int(),
})
