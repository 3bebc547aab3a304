import type { Feature } from '../features/feature.server.ts'
import { m } from '../words/words.ts'
import { restoreFile, undoAdd } from './remove.server.ts'

export const files: Omit<Feature, 'name'> = {
  inverses: { 'file.added': undoAdd, 'file.removed': restoreFile },
  sentences: {
    'file.added': () => m.history_file_added(),
    'file.removed': () => m.history_file_removed(),
    'file.restored': () => m.history_file_restored(),
  },
}
