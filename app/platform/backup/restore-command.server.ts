import { readMigrations } from '../database/migrate.server.ts'
import { openAsItIs } from '../database/open.server.ts'
import { WrongUsage } from '../doors/command.server.ts'
import { withFolder } from '../doors/house.server.ts'
import type { LocalCommand } from '../doors/local.server.ts'
import { readSettings } from '../settings/settings.server.ts'
import { checkArchive } from './archive.server.ts'
import { migrationsAt, restoreBackup } from './restore.server.ts'

/** `restore FILE`: into the folder or database that the settings name, which must hold nothing yet. */
export const restore: LocalCommand = {
  usage: 'FILE [--data DIR] [--json]',
  summary: 'Puts a backup into a folder or database that holds nothing yet, of either kind.',
  run: async ({ args, options, env, json, migrationsFolder, path, say }) => {
    const [typed] = args
    if (typed === undefined || args.length !== 1) throw new WrongUsage('Name one backup.')
    const file = path(typed)
    const migrations = readMigrations(migrationsFolder)
    // A file that is none is refused before a folder is made for it.
    migrationsAt(file, (await checkArchive(file)).opening, migrations)
    const settings = readSettings(
      env,
      typeof options.data === 'string' ? { dataDir: path(options.data) } : {},
    )
    const { rows, files } = await withFolder(settings, async () => {
      const database = await openAsItIs(settings)
      try {
        return await restoreBackup({ database, dataDir: settings.dataDir }, migrations, file)
      } finally {
        await database.close()
      }
    })
    say(json ? JSON.stringify({ rows, files }) : `Restored ${rows} rows and ${files} files from ${file}.`)
    return 0
  },
}
