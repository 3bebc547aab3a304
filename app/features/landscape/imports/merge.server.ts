import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

const ofKind = (kind: Merge['kind']): Merge[] => [
  // What a source calls the record that went is from now on the one that stays: importing again updates that.
  {
    kind,
    table: 'source_records',
    column: 'record_id',
    kindColumn: 'kind',
    says: (count) => m.merge_sources({ count }),
  },
  { kind, table: 'import_rows', column: 'record_id', kindColumn: 'kind' },
  { kind, table: 'import_changes', column: 'record_id', kindColumn: 'record_kind' },
]

export const importMerges: Merge[] = [
  ...ofKind('organization'),
  ...ofKind('person'),
  ...mergeColumns('person', [['imports', 'actor_person_id']]),
]
