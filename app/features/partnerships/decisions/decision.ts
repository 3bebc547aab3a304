import type { Day } from '#platform/context/days.ts'
import type { BehalfSummary } from '../behalf/behalf.ts'
import type { Outcome, Stand } from './outcome.ts'

export const methods = ['consent', 'consensus', 'majority', 'weighted', 'delegated'] as const
export type Method = (typeof methods)[number]
/** Ways to decide that can choose between several things. The others ask about one proposal. */
export const choosing: readonly Method[] = ['majority', 'weighted', 'delegated']
/** Ways to decide where every voice counts alike, so that one can be given without a name. */
export const equal: readonly Method[] = ['consent', 'consensus', 'majority']

/**
 * So many votes it takes before any without a name is counted: of two each knows the other's, and of one everybody
 * does, by the outcome alone.
 */
export const fewestNameless = 3

export interface Option {
  id: string
  text: string
}

/** What partners decide together. */
export interface Decision {
  id: string
  partnershipId: string
  what: string
  why: string
  method: Method
  anonymous: boolean
  quorum: number | null
  delegateOrganizationId: string | null
  closesOn: Day
  language: string | null
  organizationId: string
  organizationName: string
  proposedBy: string | null
  proposedOn: Day
  version: number
  options: Option[]
  weights: { organizationId: string; weight: number }[]
  voices: Voice[]
  /** What an organization said before it changed its mind. */
  earlier: Voice[]
  /** Votes without names, shown once it is settled if they are enough; otherwise there are none to read. */
  ballots: Ballot[]
  /** Who has voted without a name. */
  roll: { organizationId: string; organizationName: string }[]
  settlement: Settlement | null
  reviews: Review[]
  behalf: BehalfSummary | null
}

export interface Ballot {
  stand: Stand
  optionId: string | null
  reason: string
}
export interface Voice extends Ballot {
  id: string
  organizationId: string
  organizationName: string
  personName: string | null
  givenOn: Day
  behalf: BehalfSummary | null
}
export interface Settlement {
  outcome: Outcome
  optionId: string | null
  note: string
  decidedOn: Day
  reviewOn: Day | null
  settledAt: Date
  organizationName: string
}

export const reviewAnswers = ['keep', 'change', 'end'] as const
export type ReviewAnswer = (typeof reviewAnswers)[number]
export interface Review {
  id: string
  answer: ReviewAnswer
  note: string
  reviewedOn: Day
  nextOn: Day | null
  organizationName: string
}

/** What a decision asks, as what is known is held against it. */
export const questionOf = ({ what, why, options }: Pick<Decision, 'what' | 'why' | 'options'>) => ({
  asked: what,
  said: [why, ...options.map((option) => option.text)].join('\n'),
})

/** The organizations that have spoken, by name or in the roll. */
export const spoken = (decision: Pick<Decision, 'voices' | 'roll'>): Set<string> =>
  new Set([...decision.voices, ...decision.roll].map((one) => one.organizationId))

export const takesPart = (
  one: { organizationId: string },
  partners: readonly { organizationId: string }[],
): boolean => partners.some((partner) => partner.organizationId === one.organizationId)

/**
 * Whether votes without names can't be counted any more: one that voted takes part no longer, and nobody can tell its
 * vote from the others.
 */
export const isVoid = (
  decision: Pick<Decision, 'roll'>,
  partners: readonly { organizationId: string }[],
): boolean => decision.roll.some((one) => !takesPart(one, partners))

/** Whether voices can be given on a day: until the end of the day it closes on. */
export const takesVoices = (decision: Pick<Decision, 'settlement' | 'closesOn'>, today: Day): boolean =>
  decision.settlement === null && today <= decision.closesOn

/** Why it can't be settled yet: it still takes voices, some are missing, and they can be counted. */
export const waitsFor = <P extends { organizationId: string }>(
  decision: Pick<Decision, 'voices' | 'roll' | 'settlement' | 'closesOn'>,
  partners: readonly P[],
  today: Day,
): P[] => {
  if (!takesVoices(decision, today) || isVoid(decision, partners)) return []
  const done = spoken(decision)
  return partners.filter((partner) => !done.has(partner.organizationId))
}

/** The day to look at a settled decision again: what the last review said, else what was settled. */
export function reviewDay(decision: Pick<Decision, 'settlement' | 'reviews'>): Day | null {
  const last = decision.reviews.at(-1)
  if (last !== undefined) return last.answer === 'end' ? null : last.nextOn
  return decision.settlement?.reviewOn ?? null
}

export const decisionStandings = ['open', 'settled', 'review', 'all'] as const
export type DecisionStanding = (typeof decisionStandings)[number]
export const decisionSorts = [
  { key: 'open', direction: 'asc' },
  { key: 'closes', direction: 'desc' },
  { key: 'what', direction: 'asc' },
  { key: 'proposed', direction: 'desc' },
] as const
