import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Ballot, Decision, DecisionStanding, Method, Option, ReviewAnswer } from './decision.ts'
import { isVoid, reviewDay, spoken, takesVoices } from './decision.ts'
import type { Outcome, Stand } from './outcome.ts'

export const methodWord = (method: Method): string =>
  ({
    consent: m.decision_method_consent,
    consensus: m.decision_method_consensus,
    majority: m.decision_method_majority,
    weighted: m.decision_method_weighted,
    delegated: m.decision_method_delegated,
  })[method]()

export const methodHelp = (method: Method): string =>
  ({
    consent: m.decision_method_consent_help,
    consensus: m.decision_method_consensus_help,
    majority: m.decision_method_majority_help,
    weighted: m.decision_method_weighted_help,
    delegated: m.decision_method_delegated_help,
  })[method]()

export const outcomeWord = (outcome: Outcome): string =>
  ({
    adopted: m.decision_outcome_adopted,
    rejected: m.decision_outcome_rejected,
    undecided: m.decision_outcome_undecided,
    no_quorum: m.decision_outcome_no_quorum,
    void: m.decision_outcome_void,
  })[outcome]()

export const standWord = (stand: Stand): string =>
  ({ for: m.decision_stand_for, aside: m.decision_stand_aside, against: m.decision_stand_against })[stand]()

export const reviewWord = (answer: ReviewAnswer): string =>
  ({ keep: m.decision_review_keep, change: m.decision_review_change, end: m.decision_review_end })[answer]()

export const standingWord = (standing: DecisionStanding): string =>
  ({
    open: m.decisions_standing_open,
    settled: m.decisions_standing_settled,
    review: m.decisions_standing_review,
    all: m.decisions_standing_all,
  })[standing]()

/** What was said: the option it is for, or how it stands to the proposal. */
export const saidWord = (said: Ballot, options: readonly Option[]): string =>
  options.find((option) => option.id === said.optionId)?.text ?? standWord(said.stand)

/** How a decision stands, in one sentence. `partners` have a voice: those who take part now. */
export function decisionWords(
  decision: Decision,
  partners: readonly { organizationId: string }[],
  today: Day,
): string {
  const { settlement, closesOn } = decision
  if (settlement !== null) {
    const option = decision.options.find((one) => one.id === settlement.optionId)
    const day = formatDay(settlement.decidedOn, today)
    if (option !== undefined) return m.decision_is_chosen({ option: option.text, day })
    return {
      adopted: m.decision_is_adopted,
      rejected: m.decision_is_rejected,
      undecided: m.decision_is_undecided,
      no_quorum: m.decision_is_no_quorum,
      void: m.decision_is_void,
    }[settlement.outcome]({ day })
  }
  if (isVoid(decision, partners)) return m.decision_can_not_be_counted()
  const done = spoken(decision)
  const facts = {
    given: partners.filter((one) => done.has(one.organizationId)).length,
    partners: partners.length,
    day: formatDay(closesOn, today),
  }
  return takesVoices(decision, today) ? m.decision_is_open(facts) : m.decision_is_closed(facts)
}

/** When it is to be looked at again; null where it isn't. */
export function reviewWords(decision: Decision, today: Day): string | null {
  const on = reviewDay(decision)
  if (on === null) return null
  const day = formatDay(on, today)
  return on <= today ? m.decision_review_due({ day }) : m.decision_review_on({ day })
}
