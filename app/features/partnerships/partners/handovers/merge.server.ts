import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

/** What one stood for, the other does when the two are one; standing twice ends once, and one open handover stays. */
export const representativeMerges: Merge[] = [
  {
    kind: 'person',
    table: 'representatives',
    column: 'person_id',
    same: [
      {
        by: ['partner_id'],
        when: 'x.ended_on is null and k.ended_on is null',
        close: { column: 'ended_on', at: 'today' },
      },
    ],
    says: (count) => m.merge_representatives({ count }),
  },
  {
    kind: 'person',
    table: 'handovers',
    column: 'from_person_id',
    same: [
      {
        by: [],
        when: 'x.done_at is null and x.dismissed_at is null and k.done_at is null and k.dismissed_at is null',
        close: { column: 'dismissed_at', at: 'now' },
      },
    ],
  },
  ...mergeColumns('person', [
    ['handovers', 'to_person_id'],
    ['handovers', 'asked_by_person_id'],
    ['handovers', 'done_by_person_id'],
    ['handovers', 'dismissed_by_person_id'],
  ]),
]
