import type { Merge } from '../features/feature.server.ts'
import { mergeColumns } from '../features/merge-columns.server.ts'

const subject = (kind: Merge['kind']): Merge => ({
  kind,
  table: 'reply_addresses',
  column: 'subject_id',
  kindColumn: 'kind',
})

/** Mail that went to one is answered as the other when the two are one. */
export const mailboxMerges: Merge[] = [
  subject('organization'),
  subject('person'),
  ...mergeColumns('person', [['reply_addresses', 'person_id']]),
]
