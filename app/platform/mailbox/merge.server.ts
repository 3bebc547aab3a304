import type { Merge } from '../features/feature.server.ts'
import { mergeColumns } from '../features/merge-columns.server.ts'

const subjects = (kind: Merge['kind']): Merge[] =>
  ['reply_addresses', 'held_mails'].map((table) => ({
    kind,
    table,
    column: 'subject_id',
    kindColumn: 'kind',
  }))

/** Mail that went to one is answered as the other when the two are one. */
export const mailboxMerges: Merge[] = [
  ...subjects('organization'),
  ...subjects('person'),
  ...mergeColumns('person', [
    ['reply_addresses', 'person_id'],
    ['held_mails', 'person_id'],
    ['held_mails', 'posted_as_person_id'],
    ['held_mails', 'settled_by_person_id'],
  ]),
]
