import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { visionsApi } from './api.server.ts'
import { visionChapter } from './chapter.server.tsx'
import { endorsementsDue } from './due.server.ts'
import { undoEndorsement, undoWithdrawal } from './endorse.server.ts'
import { sharedVision } from './evidence.server.ts'
import { exportedEndorsements, exportedUptakes, exportedVisions } from './export.server.ts'
import { visionKind } from './found.server.ts'
import { visionMerges } from './merge.server.ts'
import { visionSubject } from './subject.server.ts'
import { tellWritten, visionNotices } from './tell.server.ts'
import { undoChoice } from './uptakes/choose.server.ts'

export const visions: Omit<Feature, 'name'> = {
  inverses: {
    'vision.endorsed': undoEndorsement,
    'vision.endorsement_withdrawn': undoWithdrawal,
    'vision.words_chosen': undoChoice,
  },
  sentences: {
    'vision.written': ({ number }) => m.history_vision_written({ number: Number(number) }),
    'vision.endorsed': ({ number }) => m.history_vision_endorsed({ number: Number(number) }),
    'vision.endorsement_withdrawn': ({ number }) =>
      m.history_vision_endorsement_withdrawn({ number: Number(number) }),
    'vision.words_chosen': ({ number }) => m.history_vision_words({ number: Number(number) }),
  },
  noticeKinds: visionNotices,
  listeners: { visions: { 'vision.written': tellWritten } },
  subjects: [visionSubject],
  searchKinds: [visionKind],
  evidence: [sharedVision],
  dueItems: [endorsementsDue],
  chapters: [visionChapter],
  exports: [exportedVisions, exportedEndorsements, exportedUptakes],
  erasures: [leadsOn('uptakes.taken_up_by_person_id')],
  merges: visionMerges,
  api: [visionsApi],
}
