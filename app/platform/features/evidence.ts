import type { Day } from '../context/days.ts'

/** The twelve key actions, three for each stage. */
export type KeyAction =
  | 'listening_sessions'
  | 'roles_clear'
  | 'shared_vision'
  | 'joint_meetings'
  | 'communication_plan'
  | 'concerns_addressed'
  | 'pilot_launched'
  | 'progress_monitored'
  | 'early_success'
  | 'outcomes_evaluated'
  | 'growth_opportunities'
  | 'stories_shared'

/** A record that speaks for a key action. `href` is relative to the workspace. */
export interface EvidenceItem {
  kind: string
  id: string
  on: Day
  /** A sentence a person would say. */
  text: string
  href: string
}
export interface Evidence {
  items: EvidenceItem[]
  /** `enough` by the rule of this source; what is missing, in words, if not. */
  enough: boolean
  missing: string | null
  /** Set when what was once enough is too old: the day it lapsed. */
  lapsedOn?: Day | null
}
