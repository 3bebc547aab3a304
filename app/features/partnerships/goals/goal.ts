import type { Day } from '#platform/context/days.ts'
import type { BehalfSummary } from '../behalf/behalf.ts'
import type { GoalInput } from './inputs.ts'

/** What partners want to reach together, as the answers to five questions. */
export interface Goal {
  id: string
  partnershipId: string
  what: string
  measure: string
  unit: string
  baseline: number | null
  target: number | null
  whyAchievable: string
  need: string
  dueOn: Day | null
  checkInEveryDays: number | null
  language: string | null
  /** The organization that set it. */
  organizationId: string
  setOn: Day
  version: number
  owners: GoalOwner[]
  closure: GoalClosure | null
  behalf: BehalfSummary | null
}

/** Who looks after a goal for one partner; the person may still be open. */
export interface GoalOwner {
  organizationId: string
  organizationName: string
  personId: string | null
  personName: string | null
}

export const outcomes = ['met', 'partly', 'dropped'] as const
export type Outcome = (typeof outcomes)[number]
export interface GoalClosure {
  outcome: Outcome
  reason: string
  closedOn: Day
}

/** How a goal stood on a day: a value, a note, or both. */
export interface CheckIn {
  id: string
  checkedOn: Day
  value: number | null
  note: string
  organizationId: string
  organizationName: string
  personName: string | null
  behalf: BehalfSummary | null
}

/** A goal with what was found when people looked. */
export type GoalWithCheckIns = Goal & { checkIns: CheckIn[] }
export const ownerValue = (owner: { organizationId: string; personId: string | null }): string =>
  `${owner.organizationId}:${owner.personId ?? ''}`
export const ownersOf = (values: readonly string[]): GoalInput['owners'] =>
  values.map((value) => {
    const [organizationId = '', personId = ''] = value.split(':')
    return { organizationId, personId: personId === '' ? null : personId }
  })
