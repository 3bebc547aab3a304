import type { Day, Text } from '../demo.ts'

/**
 * Without a text of its own it starts from the template of its kind, or from the one it follows. Whoever of `signers`
 * has no day has not signed, or has said no.
 */
export type Agreement = {
  key: string
  kind: 'mou' | 'data-sharing' | 'service' | 'sponsorship' | 'support-letter'
  title: Text
  text?: string
  by: string
  draftedDay: Day
  sentDay: Day | null
  beginsDay: Day
  endsDay: Day | null
  signers: {
    organization: string
    person: string
    signedDay: Day | null
    declined?: { day: Day; reason: string }
  }[]
  /** A signed one that it amends or renews. */
  follows?: { agreement: string; as: 'amendment' | 'renewal' }
  /** Sent once before, and called back. */
  calledBack?: { sentDay: Day; day: Day; reason: string }
  ended?: { day: Day; by: string; reason: string }
  /** Who gives what to whom; to all of them together where `to` is null. */
  budget?: ({ from: string; to: string | null; purpose: string } & (
    | { amountMinor: number; currency: string }
    | { inKind: string }
  ))[]
  /** What happened to a text while it was written: the pen goes from side to side, and the others suggest. */
  turns?: { day: Day; by: string; to: string; wanted: string }[]
  suggestions?: Suggested[]
}

/** `passage` as it reads in the text, letter by letter. Without an outcome it waits for one. */
export type Suggested = {
  day: Day
  by: string
  passage: string
  wording: string
  why: string
  outcome?: { day: Day; by: string; declined?: string }
}
