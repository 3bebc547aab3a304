import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

const says = (count: number) => m.merge_touchpoints({ count })

/** Touchpoints that one record took part in or logged are the other's when the two are one; where both took part, one row stays. */
export const touchpointMerges: Merge[] = [
  ...mergeColumns('person', [['touchpoints', 'logged_by_person_id']]),
  ...mergeColumns('organization', [['touchpoints', 'organization_id']]),
  {
    kind: 'person',
    table: 'touchpoint_people',
    column: 'person_id',
    same: [{ by: ['touchpoint_id'] }],
    says,
  },
  {
    kind: 'organization',
    table: 'touchpoint_organizations',
    column: 'organization_id',
    same: [{ by: ['touchpoint_id'] }],
    says,
  },
]
