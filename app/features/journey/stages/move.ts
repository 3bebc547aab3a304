import type { Day } from '#platform/context/days.ts'
import type { KeyAction, Stage } from './stage.ts'

/** A decision to move, as the history of the way shows it. */
export interface Move {
  id: string
  from: Stage | null
  stage: Stage
  on: Day
  reason: string
  gaps: KeyAction[]
  decidedBy: string | null
  organization: string | null
}

/** Where a partnership stands: the last decision, or Advise since it began. Moves come in their order. */
export function currentStage(
  moves: readonly Pick<Move, 'stage' | 'on'>[],
  beganOn: Day,
): { stage: Stage; since: Day } {
  const last = moves.at(-1)
  return last === undefined ? { stage: 'advise', since: beganOn } : { stage: last.stage, since: last.on }
}

/** The last time each stage was lived in: from when, and until when unless it still is. */
export function stays(
  moves: readonly Pick<Move, 'stage' | 'on'>[],
  beganOn: Day,
): Partial<Record<Stage, { from: Day; until: Day | null }>> {
  const entered =
    moves[0]?.stage === 'advise' ? [...moves] : [{ stage: 'advise' as Stage, on: beganOn }, ...moves]
  const found: Partial<Record<Stage, { from: Day; until: Day | null }>> = {}
  entered.forEach((move, index) => {
    found[move.stage] = { from: move.on, until: entered[index + 1]?.on ?? null }
  })
  return found
}
