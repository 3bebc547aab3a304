import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'

/** From when to when somebody belonged somewhere, in words; empty when nobody wrote it down. */
export function spanText(affiliation: { beganOn: Day | null; endedOn: Day | null }, today: Day): string {
  const from = affiliation.beganOn === null ? null : formatDay(affiliation.beganOn, today)
  const to = affiliation.endedOn === null ? null : formatDay(affiliation.endedOn, today)
  if (from !== null && to !== null) return m.affiliation_from_to({ from, to })
  if (from !== null) return m.affiliation_from({ from })
  return to === null ? '' : m.affiliation_to({ to })
}

/** What somebody is, and where: "Director at Harvest Table". */
export const affiliationText = (affiliation: { title: string; organizationName: string }): string =>
  affiliation.title === ''
    ? affiliation.organizationName
    : m.person_title_at({ title: affiliation.title, organization: affiliation.organizationName })
