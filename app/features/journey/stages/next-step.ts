import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { keyActionName, stepButton, stepSentence } from './naming.ts'
import { type Finding, gapsOf, type KeyAction, type Mark, type Stage, stageAfter, stages } from './stage.ts'

/** What to do next, as the rest of a sentence after "Next best step:", and where. */
export interface Step {
  text: string
  button: string
  /** Path within the workspace, beginning with a slash. */
  to: string
}

/** Where each key action's record is made; what has no record type is stated by hand. */
const places: Partial<Record<KeyAction, (partnershipId: string) => string>> = {
  listening_sessions: (id) => `/touchpoints/new?partnership=${id}&kind=listening-session`,
  roles_clear: (id) => `/partnerships/${id}/roles`,
  shared_vision: (id) => `/partnerships/${id}/vision`,
  joint_meetings: (id) => `/partnerships/${id}/meetings/new`,
  communication_plan: (id) => `/partnerships/${id}/cadence`,
  concerns_addressed: (id) => `/partnerships/${id}/concerns`,
  progress_monitored: (id) => `/partnerships/${id}/goals`,
}
/** The form that provides evidence for a key action, as a path within the workspace. */
export const placeOf = (keyAction: KeyAction, partnershipId: string): string =>
  places[keyAction]?.(partnershipId) ?? statePath(keyAction, partnershipId)
export const statePath = (keyAction: KeyAction, partnershipId: string): string =>
  `/partnerships/${partnershipId}/journey/evidence/new?action=${keyAction}`

/** What a finding that isn't enough asks for, in a sentence for that key action and mark. */
export function stepFor(finding: Finding, partnershipId: string): Step {
  const { keyAction, mark } = finding
  const byMark: Record<Exclude<Mark, 'enough'>, () => string> = {
    nothing: () => stepSentence(keyAction),
    partly: () => {
      const missing = missingWords(finding)
      if (missing !== '') return missing
      return finding.lapsedOn === null
        ? m.next_step_partly_bare({ keyAction: keyActionName(keyAction) })
        : m.next_step_lapsed({
            lapsed: m.evidence_lapsed({ day: formatDay(finding.lapsedOn) }),
            step: stepSentence(keyAction),
          })
    },
  }
  return {
    text: byMark[mark === 'enough' ? 'partly' : mark](),
    button: stepButton(keyAction),
    to: placeOf(keyAction, partnershipId),
  }
}

/** What is missing, in the words of the sources, else how many more entries are asked for. */
export const missingWords = (finding: Finding): string =>
  finding.missing.length > 0
    ? finding.missing.join(' ')
    : finding.more > 0 && finding.items.length === 0 && finding.stated.length > 0 && finding.lapsedOn === null
      ? m.evidence_more({ count: finding.more })
      : ''

/**
 * The one step that helps most: answering a proposal; what the stage is missing, in its order; deciding when it
 * misses nothing; then what earlier stages have lost again.
 */
export function nextBestStep(
  journey: {
    stage: Stage
    findings: readonly Finding[]
    proposal: { stage: Stage; proposedBy: string | null; organization: string } | null
  },
  can: { decide: boolean; propose: boolean },
  partnershipId: string,
): Step {
  const journeyPath = `/partnerships/${partnershipId}/journey`
  const { stage, findings, proposal } = journey
  if (proposal !== null && can.decide)
    return {
      text: m.next_step_proposal({
        name: proposal.proposedBy ?? proposal.organization,
        stage: stageWord(proposal.stage),
      }),
      button: m.next_step_proposal_button(),
      to: journeyPath,
    }
  const gaps = gapsOf(stage, findings)
  const [first] = gaps
  if (first !== undefined) {
    const step = stepFor(findingOf(findings, first), partnershipId)
    return gaps.length > 1
      ? step
      : { ...step, text: m.next_step_last({ step: step.text, stage: stageWord(stage) }) }
  }
  const next = stageAfter(stage)
  if (next !== null && proposal === null)
    return {
      text: m.next_step_ready({ stage: stageWord(stage), next: stageWord(next) }),
      button: can.decide ? m.next_step_ready_button() : m.next_step_ready_propose(),
      to: can.decide ? `${journeyPath}/move?stage=${next}` : `${journeyPath}/propose?stage=${next}`,
    }
  const earlier = stages
    .slice(0, stages.indexOf(stage))
    .flatMap((one) => gapsOf(one, findings))
    .at(0)
  if (earlier !== undefined) return stepFor(findingOf(findings, earlier), partnershipId)
  return { text: m.next_step_all(), button: m.next_step_all_button(), to: journeyPath }
}

function findingOf(findings: readonly Finding[], keyAction: KeyAction): Finding {
  return (
    findings.find((finding) => finding.keyAction === keyAction) ?? {
      keyAction,
      mark: 'nothing',
      items: [],
      stated: [],
      byHand: false,
      missing: [],
      more: 0,
      lapsedOn: null,
    }
  )
}
