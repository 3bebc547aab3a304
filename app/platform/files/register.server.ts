import type { Feature } from '../features/feature.server.ts'
import { m } from '../words/words.ts'
import { enclosedFiles } from './enclosed.server.ts'
import { eraseBytes, fileErasure } from './erase.server.ts'
import { fileMerges } from './merge.server.ts'
import { folderOf } from './reads.server.ts'
import { restoreFile, undoAdd } from './remove.server.ts'
import { sweepFiles } from './sweep.server.ts'

export const files: Omit<Feature, 'name'> = {
  jobs: {
    'files.sweep': async (ctx) => {
      await sweepFiles(ctx)
    },
    'files.erase': eraseBytes,
  },
  // More than once a day, so that a machine which is off at night is swept too.
  schedules: [{ job: 'files.sweep', cron: '41 */3 * * *' }],
  documents: [enclosedFiles],
  leavings: [async (_db, settings, workspaceId) => [folderOf(settings, workspaceId)]],
  merges: fileMerges,
  erasures: [fileErasure],
  inverses: { 'file.added': undoAdd, 'file.removed': restoreFile },
  sentences: {
    'file.added': () => m.history_file_added(),
    'file.removed': () => m.history_file_removed(),
    'file.restored': () => m.history_file_restored(),
  },
}
