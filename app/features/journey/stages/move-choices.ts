import { m } from '#platform/words/words.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { keyActionList } from './naming.ts'
import { type Finding, gapsLeft, isBack, type Stage, stages } from './stage.ts'

export interface MoveChoice {
  stage: Stage
  label: string
  help: string
}

/** The stages a partnership can move to, each with what such a move would leave behind. */
export const moveChoices = (now: Stage, findings: readonly Finding[]): MoveChoice[] =>
  stages
    .filter((stage) => stage !== now)
    .map((stage) => ({ stage, label: stageWord(stage), help: helpFor(now, stage, findings) }))

function helpFor(now: Stage, stage: Stage, findings: readonly Finding[]): string {
  if (isBack(now, stage)) return m.move_back()
  const gaps = gapsLeft(now, stage, findings)
  return gaps.length === 0 ? m.move_on_full() : m.move_on_gaps({ gaps: keyActionList(gaps) })
}

/** The stage asked for in the address, if one can move there; else the next. */
export const chosenStage = (wanted: string | null, now: Stage): Stage | null =>
  stages.find((stage) => stage === wanted && stage !== now) ?? stages[stages.indexOf(now) + 1] ?? null
