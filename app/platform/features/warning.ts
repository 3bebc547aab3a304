import type { Day } from '../context/days.ts'

/** That there is something to look at, not yet in words. */
export interface Noticed {
  kind: string
  /** Tells it apart from all others; not a record's id. */
  id: string
  partnershipId: string
  /** Since when it holds; null where no day can be named. */
  since: Day | null
}

/** Something to look at before it grows: its reason in words, the records behind it, and a next step. Never a score. */
export interface Warning extends Noticed {
  text: string
  /** Addresses within the workspace, beginning with a slash. */
  records: { text: string; href: string }[]
  next: { text: string; href: string }
}

/** One partnership, or all that the reader reaches. */
export interface Within {
  partnershipId?: string
}
