import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const bothOpen = ['x', 'k']
  .flatMap((row) => ['accepted_at', 'declined_at', 'withdrawn_at'].map((at) => `${row}.${at} is null`))
  .join(' and ')

/**
 * What one record proposed or answered is the other's when the two are one. Where both had proposed a partnership of
 * one name, or are both named in one proposal, one is enough.
 */
export const proposalMerges: Merge[] = [
  ...mergeColumns('person', [
    ['proposals', 'proposed_by_person_id'],
    ['proposals', 'accepted_by_person_id'],
    ['proposals', 'declined_by_person_id'],
  ]),
  {
    kind: 'organization',
    table: 'proposals',
    column: 'organization_id',
    same: [
      {
        by: ['kind'],
        when: `x.kind = 'partnership' and fold(x.name) = fold(k.name) and ${bothOpen}`,
        close: { column: 'withdrawn_at', at: 'now' },
      },
    ],
  },
  {
    kind: 'organization',
    table: 'proposal_organizations',
    column: 'organization_id',
    same: [{ by: ['proposal_id'] }],
  },
  {
    kind: 'organization',
    table: 'proposal_additions',
    column: 'organization_id',
    same: [{ by: ['proposal_id'] }],
  },
]

/** That something was proposed and answered stays with the organizations; the names lead to nobody any more. */
export const eraseProposals: Erasure = leadsOn(
  'proposals.proposed_by_person_id',
  'proposals.accepted_by_person_id',
  'proposals.declined_by_person_id',
)
