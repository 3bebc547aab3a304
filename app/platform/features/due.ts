import type { Day } from '../context/days.ts'

/** One thing to do on Today, not yet in words. Order: what we are late with to others, decisions others wait for, due today, contact overdue, this week. */
export interface Due {
  kind: string
  recordId: string
  partnershipId: string | null
  group: 'late' | 'waiting' | 'today' | 'contact' | 'week'
  dueOn: Day | null
}

/** One thing to do, as a reader reads it. */
export interface DueItem extends Due {
  /** What to do, as a short sentence. */
  title: string
  /** Why it is here. */
  why: string
  /** How late, or when, in words. */
  when: string
  href: string
  /** The smallest form of the verb, shown by the check mark. Null where a page is needed. */
  doneHref: string | null
}
