import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { turnsDue } from './due.server.ts'
import { exportedTurns } from './export.server.ts'
import { undoHandOver } from './take.server.ts'
import { tellTaken, tellTurn, turnNotice } from './tell.server.ts'
import { textSilent } from './warnings.server.ts'

export const turns: Omit<Feature, 'name'> = {
  listeners: { turns: { 'agreement.handed_over': tellTurn, 'agreement.pen_taken': tellTaken } },
  inverses: { 'agreement.handed_over': undoHandOver },
  noticeKinds: [turnNotice],
  sentences: {
    'agreement.handed_over': () => m.history_agreement_handed_over(),
    'agreement.pen_taken': () => m.history_agreement_pen_taken(),
  },
  dueItems: [turnsDue],
  warnings: [textSilent],
  exports: [exportedTurns],
}
