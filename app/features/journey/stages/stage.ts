import { addDays, addMonths, type Day } from '#platform/context/days.ts'
import type { Evidence, KeyAction } from '#platform/features/evidence.ts'
import { type BehalfSummary, counts } from '../../partnerships/behalf/behalf.ts'
import { type Stage, stages } from '../../partnerships/partnerships/partnership.ts'

export type { KeyAction, Stage }
export { stages }

/** What each stage asks for. */
export const keyActionsOf: Readonly<Record<Stage, readonly [KeyAction, KeyAction, KeyAction]>> = {
  advise: ['listening_sessions', 'roles_clear', 'shared_vision'],
  acclimate: ['joint_meetings', 'communication_plan', 'concerns_addressed'],
  activate: ['pilot_launched', 'progress_monitored', 'early_success'],
  accelerate: ['outcomes_evaluated', 'growth_opportunities', 'stories_shared'],
}
export const keyActions: readonly KeyAction[] = stages.flatMap((stage) => keyActionsOf[stage])

export const stageOf = (keyAction: KeyAction): Stage =>
  stages.find((stage) => keyActionsOf[stage].includes(keyAction)) ?? 'advise'

/** The stage after this one; null after the last. */
export const stageAfter = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null

/** A move on passes stages towards the last; a move back goes the other way. */
export const isBack = (from: Stage, to: Stage): boolean => stages.indexOf(to) < stages.indexOf(from)

/** Evidence that somebody stated by hand. */
export interface StatedEvidence {
  id: string
  keyAction: KeyAction
  on: Day
  what: string
  who: string
  link: string
  organizationId: string
  statedBy: string
  /** Set when it was recorded for a partner. */
  behalf: BehalfSummary | null
  version: number
}

/** How many stated entries are enough, and when one lapses: FOUNDATIONS C, for what is stated by hand. */
interface StatedRule {
  least: number
  /** Whole months after which an entry no longer counts; null: it doesn't lapse by itself. */
  months: number | null
  /** Entries past their months still count, and are shown as old. */
  onlyOld?: true
  /** Lapses when a partner joins after it. */
  untilPartnerJoins?: true
  /** Lapses when what it speaks of was written anew. */
  untilChanged?: 'vision' | 'roles'
  /** Counts only since the stage began. */
  sinceStage?: true
}
export const statedRules: Readonly<Record<KeyAction, StatedRule>> = {
  listening_sessions: { least: 1, months: 24, onlyOld: true },
  roles_clear: { least: 1, months: null, untilChanged: 'roles' },
  shared_vision: { least: 1, months: null, untilChanged: 'vision' },
  joint_meetings: { least: 1, months: 12 },
  communication_plan: { least: 1, months: null, untilPartnerJoins: true },
  concerns_addressed: { least: 1, months: 6 },
  pilot_launched: { least: 1, months: null },
  // A goal's own rhythm is unknown to words written by hand; a quarter is the longest that goals use here.
  progress_monitored: { least: 1, months: 3 },
  early_success: { least: 1, months: null, sinceStage: true },
  outcomes_evaluated: { least: 1, months: 12 },
  growth_opportunities: { least: 1, months: 12 },
  // A story and a lesson: one of each.
  stories_shared: { least: 2, months: 12 },
}

/** What the rules about stated evidence need to know of the partnership. */
export interface Surroundings {
  today: Day
  /** The day the last partner joined. */
  lastJoinedOn: Day | null
  /** The day on which the vision, and the roles, were last written anew. */
  changedOn: { vision: Day | null; roles: Day | null }
  /** The day each stage was last entered, where it was. */
  enteredOn: Partial<Record<Stage, Day>>
}

export interface StatedFinding {
  enough: boolean
  /** How many more are asked for, if some count but not enough. */
  more: number
  /** When the last that counted lapsed, or grew old. */
  lapsedOn: Day | null
}

/** The first day on which an entry no longer counts as fresh; null if that day never comes. */
export function lapseDay(keyAction: KeyAction, on: Day, around: Surroundings): Day | null {
  const rule = statedRules[keyAction]
  if (rule.untilPartnerJoins && around.lastJoinedOn !== null && around.lastJoinedOn > on)
    return around.lastJoinedOn
  const changedOn = rule.untilChanged === undefined ? null : around.changedOn[rule.untilChanged]
  if (changedOn !== null && changedOn > on) return changedOn
  return rule.months === null ? null : addDays(addMonths(on, rule.months), 1)
}

/** Whether what was stated for a key action is enough today. */
export function findStated(
  keyAction: KeyAction,
  stated: readonly { on: Day }[],
  around: Surroundings,
): StatedFinding {
  const rule = statedRules[keyAction]
  const begun = rule.sinceStage ? (around.enteredOn[stageOf(keyAction)] ?? null) : null
  const inTime = stated.filter(({ on }) => begun === null || on >= begun)
  const lapses = inTime.map(({ on }) => lapseDay(keyAction, on, around))
  const fresh = lapses.filter((day) => day === null || day > around.today).length
  const past = lapses.filter((day): day is Day => day !== null && day <= around.today).sort()
  const counting = rule.onlyOld ? inTime.length : fresh
  return {
    enough: counting >= rule.least,
    more: Math.max(0, rule.least - counting),
    lapsedOn: fresh >= rule.least ? null : (past.at(-1) ?? null),
  }
}

/** enough: found and enough. partly: found but not enough. nothing: nothing found. */
export type Mark = 'enough' | 'partly' | 'nothing'

/** What the record and people say about one key action. */
export interface Finding {
  keyAction: KeyAction
  mark: Mark
  items: Evidence['items']
  stated: StatedEvidence[]
  /** True when the mark stands on what was stated by hand alone. */
  byHand: boolean
  /** In words, from the sources; null when they miss nothing. */
  missing: string[]
  /** Stated entries still asked for. */
  more: number
  lapsedOn: Day | null
}

/**
 * Joins what sources found with what people stated. Neither replaces the other: both stay listed, either can
 * be enough, and the mark says so when only the hand speaks for it. What was recorded for a partner counts once that
 * partner has accepted it, or with evidence.
 */
export function joinFinding(
  keyAction: KeyAction,
  found: readonly Evidence[],
  stated: StatedEvidence[],
  around: Surroundings,
): Finding {
  const byRecord = found.some((evidence) => evidence.enough)
  const hand = findStated(
    keyAction,
    stated.filter(({ behalf }) => counts(behalf)),
    around,
  )
  const enough = byRecord || hand.enough
  const items = found.flatMap((evidence) => evidence.items)
  const deciding = byRecord ? found.filter((evidence) => evidence.enough) : found
  const lapses = [
    ...deciding.map((evidence) => evidence.lapsedOn ?? null),
    ...(byRecord ? [] : [hand.lapsedOn]),
  ].filter((day) => day !== null)
  return {
    keyAction,
    mark: enough ? 'enough' : items.length + stated.length > 0 ? 'partly' : 'nothing',
    items,
    stated,
    byHand: !byRecord && (hand.enough || (items.length === 0 && stated.length > 0)),
    missing: enough ? [] : found.flatMap((evidence) => evidence.missing ?? []),
    more: enough ? 0 : hand.more,
    lapsedOn: lapses.sort().at(-1) ?? null,
  }
}

/** The key actions of a stage that aren't enough: what a move on would leave behind. */
export const gapsOf = (stage: Stage, findings: readonly Finding[]): KeyAction[] =>
  keyActionsOf[stage].filter(
    (keyAction) => findings.find((finding) => finding.keyAction === keyAction)?.mark !== 'enough',
  )

/** What a move leaves behind: the gaps of every stage it passes, from the one left to the last before the new. */
export const gapsLeft = (from: Stage, to: Stage, findings: readonly Finding[]): KeyAction[] =>
  stages.slice(stages.indexOf(from), stages.indexOf(to)).flatMap((stage) => gapsOf(stage, findings))
