import type { Day } from '../context/days.ts'

/** One entry of history as pages show it, worded in the reader's language and zone. */
export interface HistoryLine {
  id: string
  /** The moment, for machines. */
  at: string
  day: Day
  when: string
  who: string
  /** The whole sentence: "Amara Osei changed the organization". */
  text: string
  /** Names of the fields that changed. */
  fields: string[]
  takenBack: boolean
  /** What it was done to, by its name, where the page is about more than that. */
  about?: { title: string; href: string }
}
