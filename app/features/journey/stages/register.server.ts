import type { Feature, HistorySentence } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { reopenProposal, undoPropose } from './answer.server.ts'
import { stagesChapter } from './chapter.server.tsx'
import { proposalsDue, readyDue } from './due.server.ts'
import { exportedMoves, exportedStated } from './export.server.ts'
import { stageMerges } from './merge.server.ts'
import { keyActionName } from './naming.ts'
import { lookAtStages } from './ready.server.ts'
import { type KeyAction, keyActions, type Stage, stages } from './stage.ts'
import { statedSubject } from './subject.server.ts'
import { stageNotices, tellMove, tellProposal } from './tell.server.tsx'
import { undoMove } from './undo.server.ts'
import { restoreStated, unchangeStated, undoStated } from './withdraw.server.ts'

type Fact = string | number | boolean | null | undefined
const stageFact = (fact: Fact): string => {
  const stage = stages.find((one) => one === fact)
  return stage === undefined ? String(fact) : stageWord(stage satisfies Stage)
}
const aboutStage =
  (say: (facts: { to: string }) => string): HistorySentence =>
  ({ to }) =>
    say({ to: stageFact(to) })
const aboutEvidence =
  (say: (facts: { keyAction: string }) => string): HistorySentence =>
  ({ keyAction }) => {
    const found: KeyAction | undefined = keyActions.find((one) => one === keyAction)
    return say({ keyAction: found === undefined ? String(keyAction) : keyActionName(found) })
  }

export const stagesNoun: Omit<Feature, 'name'> = {
  noticeKinds: stageNotices,
  listeners: {
    stages: {
      'stage.moved': tellMove,
      'stage.move-undone': forget('stage-moved'),
      'stage.proposed': tellProposal,
      'stage.proposal-declined': forget('stage-proposed'),
      'stage.proposal-withdrawn': forget('stage-proposed'),
    },
  },
  inverses: {
    'stage.moved': undoMove,
    'stage.proposed': undoPropose,
    'stage.proposal-declined': reopenProposal,
    'stage.proposal-withdrawn': reopenProposal,
    'evidence.stated': undoStated,
    'evidence.changed': unchangeStated,
    'evidence.withdrawn': restoreStated,
  },
  jobs: { 'stages.ready': lookAtStages },
  schedules: [{ job: 'stages.ready', cron: '* * * * *' }],
  dueItems: [proposalsDue, readyDue],
  subjects: [statedSubject],
  chapters: [stagesChapter],
  exports: [exportedMoves, exportedStated],
  merges: stageMerges,
  sentences: {
    'stage.moved': ({ from, to, back }) => {
      const facts = { from: stageFact(from), to: stageFact(to) }
      return back === true ? m.history_stage_moved_back(facts) : m.history_stage_moved_on(facts)
    },
    'stage.move-undone': aboutStage(m.history_stage_move_undone),
    'stage.proposed': aboutStage(m.history_stage_proposed),
    'stage.proposal-declined': aboutStage(m.history_stage_proposal_declined),
    'stage.proposal-withdrawn': aboutStage(m.history_stage_proposal_withdrawn),
    'stage.proposal-reopened': aboutStage(m.history_stage_proposal_reopened),
    'evidence.stated': aboutEvidence(m.history_evidence_stated),
    'evidence.changed': aboutEvidence(m.history_evidence_changed),
    'evidence.withdrawn': aboutEvidence(m.history_evidence_withdrawn),
    'evidence.restored': aboutEvidence(m.history_evidence_restored),
  },
}
