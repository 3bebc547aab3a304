import type { Day } from '#platform/context/days.ts'
import { formatDay, formatMonth } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { foundPhrase, nothingPhrase } from './naming.ts'
import { missingWords } from './next-step.ts'
import { type Finding, keyActionsOf, type Mark, type Stage, stages } from './stage.ts'

/** A stage as the track draws it, in plain values and words. */
export interface TrackBand {
  stage: Stage
  title: string
  when?: string
  to: string
  state: 'done' | 'here' | 'ahead'
  items: { key: string; mark: Mark; text: string; to: string; stated?: string }[]
}

/** The words that the track reads aloud. */
export const trackWords = () => ({
  enough: m.mark_enough(),
  partly: m.mark_partly(),
  nothing: m.mark_nothing(),
  done: m.stage_done(),
  here: m.stage_here(),
  ahead: m.stage_ahead(),
})

/** The four bands: where the partnership is, when it was where, and one line for each key action. */
export function trackOf(
  journey: {
    stage: Stage
    findings: readonly Finding[]
    stays: Partial<Record<Stage, { from: Day; until: Day | null }>>
  },
  here: string,
  today: Day,
): TrackBand[] {
  const now = stages.indexOf(journey.stage)
  return stages.map((stage, index) => {
    const when = stayWords(journey.stays[stage])
    return {
      stage,
      title: stageWord(stage),
      ...(when === null ? {} : { when }),
      to: `${here}/journey#${stage}`,
      state: index < now ? 'done' : index === now ? 'here' : 'ahead',
      items: keyActionsOf[stage].flatMap((keyAction) => {
        const finding = journey.findings.find((one) => one.keyAction === keyAction)
        if (finding === undefined) return []
        const by = finding.byHand ? finding.stated[0]?.statedBy : undefined
        return [
          {
            key: keyAction,
            mark: finding.mark,
            text: lineOf(finding, today),
            to: `${here}/journey#${keyAction}`,
            ...(by ? { stated: m.evidence_stated_by({ name: by }) } : {}),
          },
        ]
      }),
    }
  })
}

/** One short line about a key action: what was found, else what is missing. */
export function lineOf(finding: Finding, today: Day): string {
  const count = finding.items.length + finding.stated.length
  if (finding.mark === 'nothing') return nothingPhrase(finding.keyAction)
  if (finding.mark === 'partly') {
    const missing = missingWords(finding)
    if (missing !== '') return missing
    if (finding.lapsedOn !== null) return m.evidence_lapsed({ day: formatDay(finding.lapsedOn, today) })
  }
  const [only] = [...finding.items.map((item) => item.text), ...finding.stated.map((entry) => entry.what)]
  return count === 1 && only !== undefined && only.length <= 80 ? only : foundPhrase(finding.keyAction, count)
}

function stayWords(stay: { from: Day; until: Day | null } | undefined): string | null {
  if (stay === undefined) return null
  return stay.until === null
    ? m.stage_since({ day: formatMonth(stay.from) })
    : m.stage_between({
        from: formatMonth(stay.from, stay.until),
        until: formatMonth(stay.until),
      })
}
