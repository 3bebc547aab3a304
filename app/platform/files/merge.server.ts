import type { Merge } from '../features/feature.server.ts'
import { mergeColumns } from '../features/merge-columns.server.ts'
import { m } from '../words/words.ts'

const subject = (kind: Merge['kind']): Merge => ({
  kind,
  table: 'files',
  column: 'subject_id',
  kindColumn: 'subject_kind',
  says: (count) => m.merge_files({ count }),
})

/** Files of one record, and those it added, are the other's when the two are one. */
export const fileMerges: Merge[] = [
  subject('organization'),
  subject('person'),
  ...mergeColumns('organization', [['files', 'organization_id']]),
  ...mergeColumns('person', [['files', 'added_by_person_id']]),
]
