import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { touchpointsApi } from './api.server.ts'
import { touchpointsChapter } from './chapter.server.tsx'
import { jointMeetings, listeningSessions } from './evidence.server.ts'
import { exportedTouchpoints } from './export.server.ts'
import { touchpointMerges } from './merge.server.ts'
import { organizationContacts, personContacts } from './panel.server.ts'
import { touchpointReach, touchpointsById } from './reads.server.ts'
import { restoreTouchpoint, unlog } from './remove.server.ts'
import { kindWord, titleOf } from './say.ts'

export const touchpoints: Omit<Feature, 'name'> = {
  inverses: { 'touchpoint.logged': unlog, 'touchpoint.removed': restoreTouchpoint },
  sentences: {
    'touchpoint.logged': () => m.history_touchpoint_logged(),
    'touchpoint.changed': () => m.history_touchpoint_changed(),
    'touchpoint.removed': () => m.history_touchpoint_removed(),
    'touchpoint.restored': () => m.history_touchpoint_restored(),
  },
  evidence: [listeningSessions, jointMeetings],
  panels: [organizationContacts, personContacts],
  searchKinds: [
    {
      kind: 'touchpoint',
      table: 'touchpoints',
      label: () => m.touchpoints_title(),
      reach: touchpointReach,
      describe: async (tx, ids) =>
        (await touchpointsById(tx, ids)).map((one) => ({
          id: one.id,
          title: titleOf(one),
          detail: m.touchpoint_found({ kind: kindWord(one.kind), day: formatDay(one.happenedOn, tx.today) }),
          href: `/touchpoints/${one.id}`,
        })),
    },
  ],
  erasures: [leadsOn('touchpoint_people.person_id')],
  merges: touchpointMerges,
  chapters: [touchpointsChapter],
  exports: [exportedTouchpoints],
  api: [touchpointsApi],
}
