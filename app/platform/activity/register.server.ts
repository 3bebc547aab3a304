import type { Feature, Merge } from '../features/feature.server.ts'
import { mergeColumns } from '../features/merge-columns.server.ts'
import { m } from '../words/words.ts'
import { historyErasure, mailErasure } from './erase.server.ts'

const subject = (kind: Merge['kind']): Merge => ({
  kind,
  table: 'history',
  column: 'subject_id',
  kindColumn: 'subject_kind',
  says: (count) => m.merge_history({ count }),
})

/** The history of a record, and what it did in others', follows it when two are one. */
export const activity: Omit<Feature, 'name'> = {
  erasures: [historyErasure, mailErasure],
  merges: [
    subject('organization'),
    subject('person'),
    ...mergeColumns('organization', [
      ['history', 'organization_id'],
      ['history', 'audience_organization_id'],
      ['history', 'actor_organization_id'],
      ['history', 'on_behalf_of_organization_id'],
    ]),
    ...mergeColumns('person', [
      ['history', 'actor_person_id'],
      ['mails', 'person_id'],
    ]),
  ],
}
