import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const close = { column: 'ended_at', at: 'now' } as const
const open = 'x.ended_at is null and k.ended_at is null'

/** Cadences with one organization are the other's when the two are one; where both have one, the other's runs on. */
export const cadenceMerges: Merge[] = [
  {
    kind: 'organization',
    table: 'cadences',
    column: 'organization_id',
    same: [
      {
        by: ['partnership_id'],
        when: `${open} and (x.accepted_at is null) = (k.accepted_at is null)`,
        close,
      },
    ],
  },
  ...mergeColumns('organization', [['cadences', 'proposed_by_organization_id']]),
  ...mergeColumns('person', [
    ['cadences', 'proposed_by_person_id'],
    ['cadences', 'accepted_by_person_id'],
  ]),
]
