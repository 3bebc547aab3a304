import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { restoreDuplicate } from './dismiss.server.ts'
import { duplicateMerges } from './merge.server.ts'

export const duplicates: Omit<Feature, 'name'> = {
  merges: duplicateMerges,
  inverses: { 'duplicate.dismissed': restoreDuplicate },
  sentences: {
    'duplicate.dismissed': () => m.history_duplicate_dismissed(),
    'duplicate.restored': () => m.history_duplicate_restored(),
  },
}
