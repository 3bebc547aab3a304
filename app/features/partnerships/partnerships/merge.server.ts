import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

/**
 * What one record does in partnerships is the other's when the two are one. Two that stand in one partnership
 * are not brought together; where one has left or declined it, the standing that runs is kept, with the people of both.
 */
export const partnershipMerges: Merge[] = [
  {
    kind: 'organization',
    table: 'partners',
    column: 'organization_id',
    same: [
      {
        by: ['partnership_id'],
        prefer: 'left_at is null and declined_at is null',
        heirs: [
          {
            table: 'representatives',
            column: 'partner_id',
            same: [
              {
                by: ['person_id'],
                when: 'x.ended_on is null and k.ended_on is null',
                close: { column: 'ended_on', at: 'today' },
              },
            ],
          },
          { table: 'proposals', column: 'partner_id' },
        ],
      },
    ],
    says: (count) => m.merge_partnerships({ count }),
  },
  {
    kind: 'organization',
    table: 'partnership_breaks',
    column: 'organization_id',
    same: [
      {
        by: ['partnership_id', 'kind'],
        when: 'x.ended_at is null and k.ended_at is null',
        close: { column: 'ended_at', at: 'now' },
      },
    ],
  },
  {
    kind: 'organization',
    table: 'partner_absences',
    column: 'organization_id',
    same: [
      {
        by: ['partnership_id'],
        when: 'x.returned_at is null and k.returned_at is null',
        close: { column: 'returned_at', at: 'now' },
      },
    ],
  },
  ...mergeColumns('organization', [
    ['behalf_acts', 'organization_id'],
    ['handovers', 'organization_id'],
  ]),
  ...mergeColumns('person', [
    ['behalf_acts', 'recorded_by_person_id'],
    ['partners', 'invited_by_person_id'],
    ['partners', 'accepted_by_person_id'],
    ['partners', 'declined_by_person_id'],
    ['partners', 'left_by_person_id'],
    ['partnership_breaks', 'began_by_person_id'],
    ['partnership_breaks', 'ended_by_person_id'],
  ]),
]
