import { addDays, type Day, daysBetween } from '#platform/context/days.ts'
import type { Weight } from '../behalf/behalf.ts'

/** What has happened to a commitment, as far as the rules look at it. Days are in the workspace's zone. */
export interface CommitmentFacts {
  /** The day as it was pledged; null for a promise without a day. */
  dueOn: Day | null
  pledge: Weight
  /** The first acceptance by a beneficiary that counts. */
  acceptedOn: Day | null
  /** New days that were asked for, in the order in which they were asked; `acceptedOn` only where that counts. */
  renegotiations: readonly { newDueOn: Day; acceptedOn: Day | null }[]
  fulfilment: { fulfilledOn: Day; enteredOn: Day; weight: Weight } | null
  /** A beneficiary has confirmed that it was done. */
  acknowledged: boolean
  /** A beneficiary says that it was not, and this is not settled. */
  disputed: boolean
  withdrawal: { withdrawnOn: Day; weight: Weight } | null
}

export type CommitmentState =
  | 'pledged'
  | 'accepted'
  | 'due'
  | 'late'
  | 'broken'
  | 'fulfilled'
  | 'acknowledged'
  | 'disputed'
  | 'withdrawn'

/** What a promise came to in the kept rate; null while it is open or where it is not counted. */
export type Outcome = 'kept' | 'doneLate' | 'broken' | null

export interface Standing {
  state: CommitmentState
  outcome: Outcome
  /** The day in force. */
  dueOn: Day | null
  /** Days past the day in force: until it was done, or until today; 0 if none. */
  lateDays: number
  /** How often a new day was agreed in time. */
  renegotiated: number
  /** It was entered after the day with an earlier date, so it counts as kept only once a beneficiary confirms it. */
  needsAcknowledgement: boolean
  /** Done, taken back or pledged in a partner's name, and the partner has not confirmed it yet. */
  unconfirmed: boolean
  /**
   * The first day on which it is broken if nothing happens to it any more; null for one that no day can break.
   * Time changes an outcome on this day and on no other, so one worked out before it holds until it.
   */
  breaksOn: Day | null
}

/** The day in force: a new day counts when it was accepted before the day that stood then. */
export function dayInForce(facts: Pick<CommitmentFacts, 'dueOn' | 'renegotiations'>): {
  dueOn: Day | null
  renegotiated: number
} {
  let { dueOn } = facts
  let renegotiated = 0
  for (const { newDueOn, acceptedOn } of facts.renegotiations) {
    if (acceptedOn === null || (dueOn !== null && acceptedOn >= dueOn)) continue
    dueOn = newDueOn
    renegotiated += 1
  }
  return { dueOn, renegotiated }
}

/** How a commitment stands today. The same facts read tomorrow may say late. */
export function stateOf(facts: CommitmentFacts, today: Day, brokenAfterDays: number): Standing {
  const { dueOn, renegotiated } = dayInForce(facts)
  const { fulfilment, withdrawal } = facts
  const base = {
    dueOn,
    renegotiated,
    needsAcknowledgement: false,
    unconfirmed: facts.pledge === 'pending',
    breaksOn: null,
  }
  const past = (until: Day) => (dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, until)))
  const countable = dueOn !== null && facts.acceptedOn !== null && facts.pledge === 'counts'
  // A promise the partner says it never made is nobody's to keep.
  if (facts.pledge === 'void') return { ...base, state: 'withdrawn', outcome: null, lateDays: 0 }
  if (withdrawal !== null && withdrawal.weight !== 'void') {
    const afterTheDay = dueOn !== null && withdrawal.withdrawnOn > dueOn
    const confirmed = withdrawal.weight === 'counts'
    return {
      ...base,
      state: afterTheDay && countable && confirmed ? 'broken' : 'withdrawn',
      outcome: afterTheDay && countable && confirmed ? 'broken' : null,
      lateDays: past(withdrawal.withdrawnOn),
      unconfirmed: base.unconfirmed || !confirmed,
    }
  }
  if (fulfilment !== null && fulfilment.weight !== 'void' && !facts.disputed) {
    const inTime = dueOn !== null && fulfilment.fulfilledOn <= dueOn
    const saidAfterwards = inTime && fulfilment.enteredOn > dueOn && !facts.acknowledged
    const confirmed = fulfilment.weight === 'counts'
    return {
      ...base,
      state: facts.acknowledged ? 'acknowledged' : 'fulfilled',
      outcome: countable && confirmed ? (inTime && !saidAfterwards ? 'kept' : 'doneLate') : null,
      lateDays: past(fulfilment.fulfilledOn),
      needsAcknowledgement: saidAfterwards,
      unconfirmed: base.unconfirmed || !confirmed,
    }
  }
  // Disputed: until that is settled the promise stands as if nothing had been done, also in the rate.
  const lateDays = past(today)
  const breaksOn = countable ? addDays(dueOn, brokenAfterDays + 1) : null
  const isBroken = breaksOn !== null && today >= breaksOn
  const state: CommitmentState =
    facts.disputed && fulfilment !== null
      ? 'disputed'
      : isBroken
        ? 'broken'
        : lateDays > 0
          ? 'late'
          : facts.acceptedOn === null
            ? 'pledged'
            : dueOn === today
              ? 'due'
              : 'accepted'
  return { ...base, state, outcome: isBroken ? 'broken' : null, lateDays, breaksOn }
}

/** Still to be done: neither done, nor taken back; a disputed one is open again. */
export const isOpen = (standing: Pick<Standing, 'state'>): boolean =>
  !['fulfilled', 'acknowledged', 'withdrawn'].includes(standing.state)

/** Taken back, as far as the promisor's word stands: after its day it is broken, and over all the same. */
export const isTakenBack = ({ withdrawal }: { withdrawal: { weight: Weight } | null }): boolean =>
  withdrawal !== null && withdrawal.weight !== 'void'

/** What promises came to, counted. Tallies of different promises can be added. */
export interface Tally {
  kept: number
  doneLate: number
  broken: number
  /** How often a new day was agreed in time for one of those counted. */
  renegotiated: number
}

export interface KeptRate extends Tally {
  /** How many promises the rate is about. */
  counted: number
  /** Share kept, 0 to 1; null while there is nothing to count. */
  rate: number | null
  /** 95 % interval of Wilson's score, z = 1.96. */
  low: number
  high: number
}

/** What promises came to: of accepted ones with a day. */
export function tallyOf(rows: Iterable<Pick<Standing, 'outcome' | 'renegotiated'>>): Tally {
  const tally = { kept: 0, doneLate: 0, broken: 0, renegotiated: 0 }
  for (const row of rows) {
    if (row.outcome === null) continue
    tally[row.outcome] += 1
    tally.renegotiated += row.renegotiated
  }
  return tally
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { kept: 0, doneLate: 0, broken: 0, renegotiated: 0 }
  for (const tally of tallies)
    for (const key of ['kept', 'doneLate', 'broken', 'renegotiated'] as const) sum[key] += tally[key]
  return sum
}

/** The kept rate: kept ÷ (kept + late but done + broken). */
export function rateOf({ kept, doneLate, broken, renegotiated }: Tally): KeptRate {
  const counted = kept + doneLate + broken
  return {
    kept,
    doneLate,
    broken,
    renegotiated,
    counted,
    rate: counted === 0 ? null : kept / counted,
    ...wilson(kept, counted),
  }
}

/** The kept rate of a ledger. */
export const keptRate = (rows: Iterable<Pick<Standing, 'outcome' | 'renegotiated'>>): KeptRate =>
  rateOf(tallyOf(rows))

/** One rate of several promisors: what they promised together. */
export const joinRates = (rates: Iterable<KeptRate>): KeptRate => rateOf(addTallies(rates))

/** Wilson's score interval of a share (E. B. Wilson, 1927): what so few cases can say. */
export function wilson(successes: number, cases: number, z = 1.96): { low: number; high: number } {
  if (cases === 0) return { low: 0, high: 1 }
  const share = successes / cases
  const zz = (z * z) / cases
  const middle = share + zz / 2
  const spread = z * Math.sqrt((share * (1 - share)) / cases + zz / (4 * cases))
  return {
    low: Math.max(0, (middle - spread) / (1 + zz)),
    high: Math.min(1, (middle + spread) / (1 + zz)),
  }
}
