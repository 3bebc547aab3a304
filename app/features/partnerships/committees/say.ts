import type { Day } from '#platform/context/days.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import {
  type Committee,
  type CommitteeStanding,
  holdsSeat,
  lastDay,
  type Member,
  vacancies,
} from './committee.ts'

export const standingWord = (standing: CommitteeStanding): string =>
  ({
    current: m.committees_current,
    vacant: m.committees_vacant,
    ended: m.committees_ended,
    all: m.committees_all,
  })[standing]()

/** How a committee stands, in a sentence: who has to fill a seat, or that all are filled. */
export function committeeWords(committee: Committee, today: Day): string {
  if (committee.endedOn !== null) return m.committee_ended_on({ day: formatDay(committee.endedOn, today) })
  const open = vacancies(committee, today)
  if (open.length === 0)
    return m.committee_full({ count: committee.members.filter((one) => holdsSeat(one, today)).length })
  return m.committee_vacant({
    count: open.reduce((sum, one) => sum + one.free, 0),
    organizations: formatList(open.map((one) => one.organization)),
  })
}

/** From when until when somebody sits, or sat. */
export function termWords(member: Member, today: Day): string {
  const from = formatDay(member.fromOn, today)
  const last = lastDay(member)
  return last === null
    ? m.committee_term_open({ from })
    : m.committee_term({ from, until: formatDay(last, today) })
}
