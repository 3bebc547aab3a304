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
  /** What it was done to, as it is called now, where the reader reaches it and the page isn't its own. */
  about: { title: string; href: string } | null
  /** Names of the fields that changed. */
  fields: string[]
  takenBack: boolean
}
