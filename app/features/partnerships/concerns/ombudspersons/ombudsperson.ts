import type { Day } from '#platform/context/days.ts'

/** Somebody from outside of partnerships whom the workspace names, to be asked to see to a concern. */
export interface Ombudsperson {
  id: string
  person: { id: string; name: string }
  /** To whom they belong. */
  organization: { id: string; name: string }
  /** Who they are, in the words of whoever named them. */
  about: string
  namedOn: Day
  endedOn: Day | null
}
