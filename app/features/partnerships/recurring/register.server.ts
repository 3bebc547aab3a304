import { sql } from 'kysely'
import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAcceptRecurring } from './accept.server.ts'
import { recurringApi } from './api.server.ts'
import { recurringChapter } from './chapter.server.tsx'
import { recurringDue } from './due.server.ts'
import { undoEndRecurring } from './end.server.ts'
import { exportedRecurring } from './export.server.ts'
import { layOutRecurring, recurringSource } from './lay.server.ts'
import { openRecurring, recurringMerges } from './move.server.ts'
import { reachableRecurring, recurringReach } from './reads.server.ts'
import { restoreRecurring, unpledgeRecurring } from './remove.server.ts'
import { recurringAhead } from './roadmap.server.ts'
import { tellEnded, tellPledged } from './tell.server.ts'

export const recurring: Omit<Feature, 'name'> = {
  jobs: { 'recurring.layOut': layOutRecurring },
  schedules: [{ job: 'recurring.layOut', cron: '17 * * * *' }],
  listeners: {
    recurring: {
      'recurringPromise.pledged': tellPledged,
      'recurringPromise.removed': forget('promise-made'),
      'recurringPromise.ended': tellEnded,
      'recurringPromise.resumed': forget('promise-moved'),
    },
  },
  inverses: {
    'recurringPromise.pledged': unpledgeRecurring,
    'recurringPromise.removed': restoreRecurring,
    'recurringPromise.accepted': undoAcceptRecurring,
    'recurringPromise.ended': undoEndRecurring,
  },
  sentences: {
    'recurringPromise.pledged': () => m.history_recurring_pledged(),
    'recurringPromise.changed': () => m.history_recurring_changed(),
    'recurringPromise.removed': () => m.history_recurring_removed(),
    'recurringPromise.restored': () => m.history_recurring_restored(),
    'recurringPromise.accepted': ({ takesOver }) =>
      takesOver === true ? m.history_recurring_taken_over() : m.history_recurring_accepted(),
    'recurringPromise.unaccepted': () => m.history_recurring_unaccepted(),
    'recurringPromise.laidOut': ({ count }) => m.history_recurring_laid_out({ count: Number(count) }),
    'recurringPromise.ended': () => m.history_recurring_ended(),
    'recurringPromise.resumed': () => m.history_recurring_resumed(),
  },
  dueItems: [recurringDue],
  roadmap: [recurringAhead],
  searchKinds: [
    {
      kind: recurringSource,
      table: 'recurring_promises',
      label: () => m.recurring_title(),
      reach: recurringReach,
      describe: async (tx, ids) =>
        (await reachableRecurring(tx, sql`k.id = any(${ids}::uuid[])`)).map((one) => ({
          id: one.id,
          title: one.text,
          detail: one.partnershipName,
          href: `/recurring-promises/${one.id}`,
        })),
    },
  ],
  handovers: [openRecurring],
  erasures: [leadsOn('recurring_promises.responsible_person_id')],
  merges: recurringMerges,
  chapters: [recurringChapter],
  exports: [exportedRecurring],
  api: [recurringApi],
}
