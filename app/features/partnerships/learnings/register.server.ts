import type { Erasure, Feature } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'
import { learningsApi } from './api.server.ts'
import { learnedOfCommunity } from './beside.server.ts'
import { learningsChapter } from './chapter.server.tsx'
import { exportedLearnings } from './export.server.ts'
import { learnedThere } from './panel.server.ts'
import { learningReach, learningsById } from './reads.server.ts'
import { restoreLearning, undoAdd } from './remove.server.ts'
import { kindWord, titleOf } from './say.ts'

/** Nobody is led to by what was said; who agreed to be described by name and asks to be forgotten is not named there any more. */
const eraseSpeaker: Erasure = {
  stays: ['learnings.written_by_person_id'],
  sentences: ['learnings.speaker'],
  erase: async () => {},
}

export const learnings: Omit<Feature, 'name'> = {
  inverses: { 'learning.added': undoAdd, 'learning.removed': restoreLearning },
  sentences: {
    'learning.added': () => m.history_learning_added(),
    'learning.changed': () => m.history_learning_changed(),
    'learning.removed': () => m.history_learning_removed(),
    'learning.restored': () => m.history_learning_restored(),
  },
  besides: [learnedOfCommunity],
  panels: [learnedThere],
  chapters: [learningsChapter],
  searchKinds: [
    {
      kind: 'learning',
      table: 'learnings',
      label: () => m.learnings_title(),
      reach: learningReach,
      describe: async (tx, ids) =>
        (await learningsById(tx, ids)).map((one) => ({
          id: one.id,
          title: titleOf(one),
          detail: m.learning_found({ kind: kindWord(one.kind), partnership: one.partnershipName }),
          href: `/learnings/${one.id}`,
        })),
    },
  ],
  erasures: [eraseSpeaker],
  merges: [
    ...mergeColumns('person', [['learnings', 'written_by_person_id']]),
    ...mergeColumns('organization', [
      ['learnings', 'organization_id', (count) => m.merge_learnings({ count })],
    ]),
  ],
  exports: [exportedLearnings],
  api: [learningsApi],
}
