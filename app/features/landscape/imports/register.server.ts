import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { importCommand } from './command.server.ts'
import { importErasure } from './erase.server.ts'
import { applyJob, clearJob, revertJob, stageJob, watchJob } from './jobs.server.ts'
import { importMerges } from './merge.server.ts'
import { packageFolder } from './package-folder.server.ts'

export const imports: Omit<Feature, 'name'> = {
  jobs: {
    'import.stage': stageJob,
    'import.apply': applyJob,
    'import.revert': revertJob,
    'import.clear': clearJob,
    'import.watch': watchJob,
  },
  schedules: [{ job: 'import.watch', cron: '* * * * *' }],
  leavings: [
    async (db, settings, workspaceId) => {
      const rows = await db
        .selectFrom('imports')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .execute()
      return rows.map((row) => packageFolder(settings, row.id))
    },
  ],
  erasures: [importErasure],
  merges: importMerges,
  commands: { import: importCommand },
  sentences: {
    'import.begun': () => m.history_import_begun(),
    'import.mapped': () => m.history_import_mapped(),
    'import.started': () => m.history_import_started(),
    'import.applied': ({ created, changed }) =>
      m.history_import_applied({ created: Number(created), changed: Number(changed) }),
    'import.continued': () => m.history_import_continued(),
    'import.discarded': () => m.history_import_discarded(),
    'import.undoing': () => m.history_import_undoing(),
    'import.undone': ({ undone }) => m.history_import_undone({ undone: Number(undone) }),
  },
}
