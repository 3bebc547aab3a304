import { no, row } from '#platform/policy/policy.ts'

export const suggestionStandings = ['open', 'accepted', 'declined', 'withdrawn'] as const
export type SuggestionStanding = (typeof suggestionStandings)[number]

/** Other words for a passage of a text that is still being written, and what came of them. */
export interface Suggestion {
  id: string
  agreementId: string
  agreementTitle: string
  partnershipId: string
  /** The version of the text it was made on. */
  number: number
  /** The passage as it read there, in Markdown. */
  passage: string
  /** Which of several alike, from 1. */
  nth: number
  /** Empty: to be left out. */
  wording: string
  why: string
  organizationId: string
  organizationName: string
  personId: string | null
  personName: string | null
  suggestedAt: Date
  standing: SuggestionStanding
  outcome: Outcome | null
  /** Open, and the passage does not read so any more. */
  passed: boolean
}

export interface Outcome {
  organizationName: string
  personName: string | null
  reason: string
  settledAt: Date
  /** The version that an accepted one became. */
  number: number | null
}

export const suggestionPolicy = {
  //              owner coordinator contributor viewer lead representative
  /** What somebody of the own organization suggested. */
  withdraw: row('own', 'own', 'own', no, 'own', 'own'),
} as const

export const longestPassage = 20_000
