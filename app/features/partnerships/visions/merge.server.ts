import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** Versions and endorsements of one record are the other's when the two are one; a text both endorsed is endorsed once. */
export const visionMerges: Merge[] = [
  ...mergeColumns('person', [
    ['vision_versions', 'written_by_person_id'],
    ['endorsements', 'endorsed_by_person_id'],
    ['uptakes', 'taken_up_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['vision_versions', 'organization_id'],
    ['uptakes', 'organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'endorsements',
    column: 'organization_id',
    same: [{ by: ['vision_version_id'] }],
  },
]
