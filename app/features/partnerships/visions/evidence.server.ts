import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { counts } from '../behalf/behalf.ts'
import type { GoalWithCheckIns } from '../goals/goal.ts'
import { openQuestions } from '../goals/progress.ts'
import { goalsOf } from '../goals/reads.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { visionVersions } from './reads.server.ts'
import { endorsementState, lapsedOn, type VisionVersion } from './vision.ts'

/** A shared vision and objectives: the current text endorsed by every partner, and a goal with all five answers. */
export const sharedVision: EvidenceSource = {
  keyAction: 'shared_vision',
  find: async (tx, partnershipId) =>
    visionEvidence(
      await readPartnership(tx, partnershipId),
      await visionVersions(tx, partnershipId),
      await goalsOf(tx, partnershipId),
    ),
}

/** The evidence in a partnership's vision and goals. A dropped goal is no objective any more. */
export function visionEvidence(
  partnership: Partnership,
  versions: readonly VisionVersion[],
  goals: readonly GoalWithCheckIns[],
): Evidence {
  const current = versions[0]
  const state = current === undefined ? null : endorsementState(current, partnership.partners)
  const objectives = goals.filter(
    (goal) => goal.closure?.outcome !== 'dropped' && openQuestions(goal).length === 0 && counts(goal.behalf),
  )
  const missing = [
    ...(current === undefined || state === null
      ? [m.vision_evidence_none()]
      : state.byAll
        ? []
        : [
            m.vision_evidence_missing({
              count: state.missing.length,
              names: formatList(state.missing.map((partner) => partner.name)),
              number: current.number,
            }),
          ]),
    ...(objectives.length === 0 ? [m.vision_evidence_no_goal()] : []),
  ]
  return {
    items: [
      ...(current === undefined || state === null
        ? []
        : [
            {
              kind: 'vision',
              id: current.id,
              on: current.writtenOn,
              text: state.byAll
                ? m.vision_evidence_all({ number: current.number })
                : m.vision_evidence_some({
                    number: current.number,
                    count: state.endorsed.length,
                    total: state.endorsed.length + state.missing.length,
                  }),
              href: `/partnerships/${partnership.id}/vision`,
            },
          ]),
      ...objectives.map((goal) => ({
        kind: 'goal',
        id: goal.id,
        on: goal.setOn,
        text: goal.what,
        href: `/goals/${goal.id}`,
      })),
    ],
    enough: missing.length === 0,
    missing: missing.length === 0 ? null : missing.join(' '),
    lapsedOn: lapsedOn(versions, partnership.partners),
  }
}
