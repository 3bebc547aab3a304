import type { Day, OnBehalf, Text } from '../demo.ts'

/** `enteredDay` is when it was written down, `day` when it was done. */
export type Fulfilment = {
  day: Day
  enteredDay: Day
  by: string
  note: Text | null
  evidence?: string
  onBehalf?: OnBehalf
}

/** Neither accepted nor declined: it was never answered. */
export type Renegotiation = {
  day: Day
  newDueDay: Day
  reason: Text
  acceptedDay: Day | null
  declinedDay?: Day
}

export type Commitment = {
  key: string
  promisor: string
  beneficiaries: string[]
  by: string
  text: Text
  pledgedDay: Day
  acceptedDay: Day | null
  dueDay: Day | null
  /** Instances of one recurring promise share a series. */
  series?: string
  onBehalf?: OnBehalf
  fulfilment?: Fulfilment
  acknowledgedDay?: Day
  /** The concern it is to make good. */
  remedyOf?: string
  /** The clause of a signed agreement that it was made of, letter by letter. */
  clauseOf?: { agreement: string; words: string }
  /** Settled by the side that disputed. */
  disputed?: { day: Day; reason: Text; settled?: { day: Day; how: Text } }
  renegotiations?: Renegotiation[]
  withdrawn?: { day: Day; reason: Text }
}

export const promise = (
  key: string,
  promisor: string,
  beneficiaries: string[],
  by: string,
  text: Text,
  [pledgedDay, acceptedDay, dueDay]: [pledged: Day, accepted: Day | null, due: Day | null],
  more: Partial<Commitment> = {},
): Commitment => ({ key, promisor, beneficiaries, by, text, pledgedDay, acceptedDay, dueDay, ...more })

/** Done, and written down the same day unless `more` says otherwise. */
export const done = (
  day: Day,
  by: string,
  note: Text | null = null,
  more: Partial<Fulfilment> = {},
): Fulfilment => ({
  day,
  enteredDay: day,
  by,
  note,
  ...more,
})
