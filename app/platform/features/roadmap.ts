import type { Day } from '../context/days.ts'

/** What lies ahead on one day, or is expected to. */
export interface RoadmapItem {
  /** One of the source's kinds. */
  kind: string
  recordId: string
  partnershipId: string
  on: Day
  title: string
  /** Who it is about or who does it, where that is one organization. */
  who: string
  href: string
  /** Worked out from a rhythm, and there only if all goes as agreed. */
  expected?: boolean
  /** It may be moved to another day; else why not, in a sentence. */
  move: { may: true } | { may: false; why: string }
}

/** Of which days, and of one partnership or of all that the reader reaches; or of one record alone. */
export interface RoadmapSpan {
  from: Day
  to: Day
  partnershipId?: string
  recordId?: string
  /** So many of the earliest are enough: a source may leave out what comes after them. */
  most?: number
}

/** The earliest of what a source has found, where so many are enough. */
export const earliest = <O extends { on: Day }>(found: readonly O[], most?: number): O[] =>
  found.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)).slice(0, most)

/** What becomes of a wish to move something: it is moved, or asked for and waits for the other side. */
export interface Moved {
  historyId: string
  asked?: boolean
}
