import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

/** Communities, places and services of one organization are the other's when the two are one. */
export const organizationMerges: Merge[] = [
  {
    kind: 'organization',
    table: 'organization_communities',
    column: 'organization_id',
    same: [{ by: ['community_id'] }],
    says: (count) => m.merge_communities({ count }),
  },
  ...mergeColumns('organization', [
    ['locations', 'organization_id', (count) => m.merge_locations({ count })],
    ['services', 'organization_id', (count) => m.merge_services({ count })],
  ]),
  furtherPhones('organization'),
]

export function furtherPhones(kind: Merge['kind']): Merge {
  return {
    kind,
    table: 'phones',
    column: 'subject_id',
    kindColumn: 'subject_kind',
    same: [{ by: ['number', 'extension'] }],
    says: (count) => m.merge_phones({ count }),
  }
}
