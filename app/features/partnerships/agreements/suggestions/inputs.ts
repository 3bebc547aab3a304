import { z } from 'zod'
import { id, optionalText, text } from '#platform/http/fields.ts'
import { longestPassage, suggestionStandings } from './suggestion.ts'

export const suggestionInput = z.object({
  /** A paragraph, point, heading or table of the text as it reads now, letter by letter. */
  passage: text(longestPassage),
  /** Which of several alike, from 1. */
  nth: z.int().min(1).max(10_000).default(1),
  /** Empty: the passage is to be left out. */
  wording: optionalText(longestPassage),
  why: optionalText(2000),
})
export type SuggestionInput = z.output<typeof suggestionInput>
export const suggestionForApi = suggestionInput.extend({ agreementId: id() })

/** The small forms beside a suggestion name it. */
export const settlingForm = z.object({ suggestion: id() })

/** The record as it leaves by the API. */
export const suggestionShape = z.object({
  id: z.uuid(),
  agreementId: z.uuid(),
  partnershipId: z.uuid(),
  number: z.int(),
  passage: z.string(),
  nth: z.int(),
  wording: z.string(),
  why: z.string(),
  organizationId: z.uuid(),
  personId: z.uuid().nullable(),
  suggestedAt: z.iso.datetime(),
  standing: z.enum(suggestionStandings),
  /** Open, and the passage does not read so any more. */
  passed: z.boolean(),
  /** Why it was declined; empty otherwise. */
  reason: z.string(),
  /** The version of the text that an accepted one became. */
  becameNumber: z.int().nullable(),
})
