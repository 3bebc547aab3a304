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
/** What the record knows besides the key actions of a stage, by topic. It never decides whether they are enough. */
export interface Beside {
  title: string
  lede: string
  /** Where all of it is, relative to the workspace, and the words that lead there. */
  href: string
  linkText: string
  topics: {
    key: string
    name: string
    /** How much there is, in words; that there is nothing yet, where `latest` is null. */
    says: string
    latest: { text: string; language: string | null; on: Day; href: string } | null
    /** Where one adds to it. */
    add: { href: string; text: string }
  }[]
}
export interface Evidence {
  items: EvidenceItem[]
  /** `enough` by the rule of this source; what is missing, in words, if not. */
  enough: boolean
  missing: string | null
  /** Set when what was once enough is too old: the day it lapsed. */
  lapsedOn?: Day | null
}
