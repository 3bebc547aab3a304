import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What one record proposed, decided or stated is the other's when the two are one. */
export const stageMerges: Merge[] = [
  ...mergeColumns('person', [
    ['stage_moves', 'decided_by_person_id'],
    ['stage_proposals', 'proposed_by_person_id'],
    ['stage_proposals', 'declined_by_person_id'],
    ['stated_evidence', 'stated_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['stage_moves', 'organization_id'],
    ['stage_proposals', 'organization_id'],
    ['stated_evidence', 'organization_id'],
  ]),
]
