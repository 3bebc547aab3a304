import type { Method } from './decision.ts'

export const stands = ['for', 'aside', 'against'] as const
export type Stand = (typeof stands)[number]
export const outcomes = ['adopted', 'rejected', 'undecided', 'no_quorum', 'void'] as const
export type Outcome = (typeof outcomes)[number]

/** A voice that counts. Without a name, the organization is null. */
export interface Counted {
  organizationId: string | null
  stand: Stand
  optionId: string | null
}

export interface Question {
  method: Method
  /** Ids of what is chosen between; empty where there is one proposal. */
  options: readonly string[]
  /** How many voices it takes; null: one is enough. */
  quorum: number | null
  /** How many partners may speak. */
  partners: number
  delegateOrganizationId: string | null
  /** What a voice weighs where it isn't one. */
  weights: readonly { organizationId: string; weight: number }[]
}

export interface Result {
  outcome: Outcome
  optionId: string | null
}

/**
 * What the voices come to, one organization one voice.
 *
 * Too few voices: no quorum. Consent: adopted unless somebody objects. Consensus: adopted when every partner has
 * agreed or stands aside, and at least one agrees. Majority: more than half of those who don't stand aside, by
 * weight where voices have one; a tie is not a majority. Delegated: what the one named says; others are heard.
 */
export function outcomeOf(question: Question, voices: readonly Counted[]): Result {
  const nothing = (outcome: Outcome): Result => ({ outcome, optionId: null })
  if (voices.length < Math.max(question.quorum ?? 1, 1))
    return nothing(question.quorum === null ? 'undecided' : 'no_quorum')
  switch (question.method) {
    case 'consent':
      return nothing(voices.some(isAgainst) ? 'rejected' : 'adopted')
    case 'consensus':
      if (voices.some(isAgainst)) return nothing('rejected')
      return nothing(voices.length >= question.partners && voices.some(isFor) ? 'adopted' : 'undecided')
    case 'delegated': {
      const said = voices.find((voice) => voice.organizationId === question.delegateOrganizationId)
      return said === undefined ? nothing('undecided') : mostOf(question, [said], () => 1)
    }
    case 'majority':
      return mostOf(question, voices, () => 1)
    case 'weighted':
      return mostOf(
        question,
        voices,
        (voice) => question.weights.find((one) => one.organizationId === voice.organizationId)?.weight ?? 1,
      )
  }
}

const isAgainst = (voice: Counted) => voice.stand === 'against'
const isFor = (voice: Counted) => voice.stand === 'for'

/** More than half of what was said, for the proposal or for one of the options. */
function mostOf(question: Question, voices: readonly Counted[], weigh: (voice: Counted) => number): Result {
  const sum = (some: readonly Counted[]) => some.reduce((total, voice) => total + weigh(voice), 0)
  const said = voices.filter((voice) => voice.stand !== 'aside')
  const all = sum(said)
  if (all === 0) return { outcome: 'undecided', optionId: null }
  const agreed = said.filter(isFor)
  if (question.options.length === 0)
    return { outcome: sum(agreed) * 2 > all ? 'adopted' : 'rejected', optionId: null }
  const chosen = question.options.find(
    (option) => sum(agreed.filter((voice) => voice.optionId === option)) * 2 > all,
  )
  if (chosen !== undefined) return { outcome: 'adopted', optionId: chosen }
  return { outcome: sum(agreed) * 2 > all ? 'undecided' : 'rejected', optionId: null }
}
