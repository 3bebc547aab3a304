import type { Day } from '#platform/context/days.ts'

/** That a person belongs to an organization: as what, since when, until when. */
export interface Affiliation {
  id: string
  personId: string
  organizationId: string
  title: string
  department: string
  isMainContact: boolean
  beganOn: Day | null
  /** The last day; still running when null or not yet past. */
  endedOn: Day | null
  version: number
}

/** Whether somebody still belongs there on a day. */
export const runsOn = (affiliation: { endedOn: Day | null }, today: Day): boolean =>
  affiliation.endedOn === null || affiliation.endedOn >= today

/** What is wrong with the days of an affiliation: it ends after it began, and neither lies ahead. Null when they are right. */
export function wrongDays(
  days: { beganOn: Day | null; endedOn: Day | null },
  today: Day,
): { path: 'beganOn' | 'endedOn'; code: string } | null {
  if (days.beganOn !== null && days.beganOn > today) return { path: 'beganOn', code: 'issue_day_ahead' }
  if (days.endedOn !== null && days.endedOn > today) return { path: 'endedOn', code: 'issue_day_ahead' }
  if (days.beganOn !== null && days.endedOn !== null && days.endedOn < days.beganOn)
    return { path: 'endedOn', code: 'issue_ended_before_begun' }
  return null
}
