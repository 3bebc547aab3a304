import type { Merge } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'

const merge = (kind: Merge['kind'], column: string, other: string): Merge => ({
  kind,
  table: 'affiliations',
  column,
  // The same person at the same place in the same role, or in one that only one of the two names.
  same: [
    {
      by: [other],
      when: "x.ended_on is null and k.ended_on is null and (x.title = '' or lower(x.title) = lower(k.title))",
      heirs: [{ table: 'source_records', column: 'record_id', kind: { column: 'kind', is: 'affiliation' } }],
    },
  ],
  says: (count) => m.merge_affiliations({ count }),
})

export const affiliationMerges: Merge[] = [
  merge('organization', 'organization_id', 'person_id'),
  merge('person', 'person_id', 'organization_id'),
]
