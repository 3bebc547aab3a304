import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

const subject = (kind: Merge['kind']): Merge => ({
  kind,
  table: 'notes',
  column: 'subject_id',
  kindColumn: 'subject_kind',
  says: (count) => m.merge_notes({ count }),
})

/** Notes about one record, and those it wrote, are the other's when the two are one. */
export const noteMerges: Merge[] = [
  subject('organization'),
  subject('person'),
  ...mergeColumns('organization', [['notes', 'organization_id']]),
  ...mergeColumns('person', [['notes', 'author_person_id']]),
]
