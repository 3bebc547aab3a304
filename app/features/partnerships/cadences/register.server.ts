import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { unacceptCadence } from './accept.server.ts'
import { cadencesApi } from './api.server.ts'
import { planChapter } from './chapter.server.tsx'
import { contactsDue } from './due.server.ts'
import { resumeCadence, unproposeCadence } from './end.server.ts'
import { communicationPlan } from './evidence.server.ts'
import { exportedCadences } from './export.server.ts'
import { cadenceMerges, plannedContacts } from './merge.server.ts'
import { contactsAhead } from './roadmap.server.ts'
import { cadenceSubject } from './subject.server.ts'
import { cadenceNotices, tellAccepted, tellProposed } from './tell.server.ts'

export const cadences: Omit<Feature, 'name'> = {
  inverses: {
    'cadence.proposed': unproposeCadence,
    'cadence.accepted': unacceptCadence,
    'cadence.ended': resumeCadence,
  },
  sentences: {
    'cadence.proposed': () => m.history_cadence_proposed(),
    'cadence.accepted': () => m.history_cadence_accepted(),
    'cadence.unaccepted': () => m.history_cadence_unaccepted(),
    'cadence.ended': () => m.history_cadence_ended(),
    'cadence.resumed': () => m.history_cadence_resumed(),
  },
  noticeKinds: cadenceNotices,
  listeners: {
    cadences: {
      'cadence.proposed': tellProposed,
      'cadence.ended': forget('cadence-proposed'),
      'cadence.accepted': tellAccepted,
      'cadence.unaccepted': forget('cadence-agreed'),
    },
  },
  dueItems: [contactsDue],
  roadmap: [contactsAhead],
  evidence: [communicationPlan],
  subjects: [cadenceSubject],
  chapters: [planChapter],
  exports: [exportedCadences],
  merges: cadenceMerges,
  handovers: [plannedContacts],
  erasures: [leadsOn('cadences.other_person_id', 'cadences.partner_person_id')],
  api: [cadencesApi],
}
