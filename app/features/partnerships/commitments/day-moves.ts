import type { Day } from '#platform/context/days.ts'

/** One time that another day was asked for, and what became of it. */
export interface DayMove {
  id: string
  askedOn: Day
  by: string
  /** The day that stood then. */
  before: Day | null
  wanted: Day
  reason: string
  /** `counts`: it was accepted before the day that stood, so the new day took its place. */
  answer: { kind: 'accepted' | 'declined'; on: Day; by: string; counts: boolean } | null
}

interface Told {
  kind: string
  id: string
  on: Day
  organization: string | null
  person: string | null
  words: string
  newDueOn: Day | null
  /** Recorded for a partner, and not the partner's word yet. */
  unconfirmed?: boolean
}

/** The days of a promise, from the things that happened to it in their order. */
export function dayMoves(deeds: readonly Told[], pledgedFor: Day | null, somebody: string): DayMove[] {
  let stands = pledgedFor
  const who = (deed: Told) => deed.organization ?? deed.person ?? somebody
  return deeds.flatMap((deed) => {
    if (deed.kind !== 'asked' || deed.newDueOn === null) return []
    const before = stands
    const said = deeds.find((one) => one.id === deed.id && (one.kind === 'moved' || one.kind === 'declined'))
    const counts =
      said?.kind === 'moved' && said.unconfirmed !== true && (before === null || said.on < before)
    if (counts) stands = deed.newDueOn
    return [
      {
        id: deed.id,
        askedOn: deed.on,
        by: who(deed),
        before,
        wanted: deed.newDueOn,
        reason: deed.words,
        answer:
          said === undefined
            ? null
            : { kind: said.kind === 'moved' ? 'accepted' : 'declined', on: said.on, by: who(said), counts },
      },
    ]
  })
}
