import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/**
 * What one record proposed, said, settled or looked at is the other's when the two are one. One organization has one
 * voice: where both have spoken, the one that goes is kept as an earlier voice. Votes without names stay as they are,
 * as nothing says whose they were.
 */
export const decisionMerges: Merge[] = [
  ...mergeColumns('person', [
    ['decisions', 'proposed_by_person_id'],
    ['decision_voices', 'given_by_person_id'],
    ['decision_settlements', 'settled_by_person_id'],
    ['decision_reviews', 'reviewed_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['decisions', 'organization_id'],
    ['decisions', 'delegate_organization_id'],
    ['decision_settlements', 'organization_id'],
    ['decision_reviews', 'organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'decision_voices',
    column: 'organization_id',
    same: [
      {
        by: ['decision_id'],
        when: 'x.replaced_at is null and k.replaced_at is null',
        close: { column: 'replaced_at', at: 'now' },
      },
    ],
  },
  {
    kind: 'organization',
    table: 'decision_roll',
    column: 'organization_id',
    same: [{ by: ['decision_id'] }],
  },
  {
    kind: 'organization',
    table: 'decision_weights',
    column: 'organization_id',
    same: [{ by: ['decision_id'] }],
  },
]
