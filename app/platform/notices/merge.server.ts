import type { Merge } from '../features/feature.server.ts'
import { mergeColumns } from '../features/merge-columns.server.ts'

const subject = (kind: Merge['kind']): Merge => ({
  kind,
  table: 'notices',
  column: 'subject_id',
  kindColumn: 'subject_kind',
})

/** What one heard of and wished to hear of is the other's when the two are one; of two wishes for one kind, the other's stays. */
export const noticeMerges: Merge[] = [
  subject('organization'),
  subject('person'),
  ...mergeColumns('person', [['notices', 'person_id']]),
  { kind: 'person', table: 'notice_wishes', column: 'person_id', same: [{ by: ['kind'] }] },
]
