import type { Feature } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'
import { undoMerge } from './apart.server.ts'
import { mergeErasure } from './erase.server.ts'

export const merging: Omit<Feature, 'name'> = {
  inverses: { 'organization.merged': undoMerge, 'person.merged': undoMerge },
  sentences: {
    'organization.merged': () => m.history_organization_merged(),
    'organization.parted': () => m.history_organization_parted(),
    'person.merged': () => m.history_person_merged(),
    'person.parted': () => m.history_person_parted(),
  },
  erasures: [mergeErasure],
  merges: mergeColumns('person', [
    ['merges', 'merged_by_person_id'],
    ['merges', 'undone_by_person_id'],
  ]),
}
