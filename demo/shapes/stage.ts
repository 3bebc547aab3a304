import type { Day, Text } from '../demo.ts'

export type Stage = 'advise' | 'acclimate' | 'activate' | 'accelerate'

export const keyActions = {
  advise: ['listening_sessions', 'roles_clear', 'shared_vision'],
  acclimate: ['joint_meetings', 'communication_plan', 'concerns_addressed'],
  activate: ['pilot_launched', 'progress_monitored', 'early_success'],
  accelerate: ['outcomes_evaluated', 'growth_opportunities', 'stories_shared'],
} as const satisfies Record<Stage, readonly string[]>

export type KeyAction = (typeof keyActions)[Stage][number]

export type StageMove = {
  stage: Stage
  day: Day
  decidedBy: string
  reason: Text
  /** Key actions that were still missing when the move was decided. */
  gaps?: KeyAction[]
}

/** Evidence written down by hand, for key actions that no other record shows. */
export type StatedEvidence = { action: KeyAction; day: Day; what: Text; who: string; link?: string }
