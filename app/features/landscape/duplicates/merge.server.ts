import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const ends = (kind: Merge['kind']): Merge[] => [
  {
    kind,
    table: 'likely_duplicates',
    column: 'record_id',
    kindColumn: 'kind',
    apart: 'other_id',
    same: [{ by: ['other_id'] }],
  },
  {
    kind,
    table: 'likely_duplicates',
    column: 'other_id',
    kindColumn: 'kind',
    apart: 'record_id',
    same: [{ by: ['record_id'] }],
  },
]

/** Who looked like the record that goes looks like the one that stays; the pair itself is no pair any more. */
export const duplicateMerges: Merge[] = [
  ...ends('organization'),
  ...ends('person'),
  ...mergeColumns('person', [['likely_duplicates', 'dismissed_by_person_id']]),
]
