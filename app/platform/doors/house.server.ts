import type { System } from '../context/context.server.ts'
import { closeSystem, openSystem } from '../context/system.server.ts'
import { type Migration, migrate } from '../database/migrate.server.ts'
import { openAsItIs } from '../database/open.server.ts'
import type { Feature } from '../features/feature.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import { takeFolder } from './folder.server.ts'

/**
 * Opens a whole Commonweave for one command: owns the folder while it lasts (a server's database needs no
 * owner), migrates, works, and closes whatever happens. Throws FolderInUse, WrongDatabase.
 */
export async function withHouse<T>(
  settings: Settings,
  parts: { features: readonly Feature[]; migrations: Migration[] },
  work: (system: System) => Promise<T>,
): Promise<T> {
  return withFolder(settings, async () => {
    const database = await openAsItIs(settings)
    let system: System
    try {
      await migrate(database, parts.migrations)
      // What a command logs of its own doing would stand between the lines it says.
      const quiet = {
        ...settings,
        logLevel: settings.logLevel === 'info' ? ('warn' as const) : settings.logLevel,
      }
      system = await openSystem(quiet, database, parts.features)
    } catch (error) {
      await database.close()
      throw error
    }
    try {
      return await work(system)
    } finally {
      await closeSystem(system)
    }
  })
}

/** Owns the data folder during some work, where the database is embedded. Throws FolderInUse. */
export async function withFolder<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
  if (settings.databaseUrl !== null) return work()
  const folder = await takeFolder(settings.dataDir, () => {
    throw new Error('busy with a command')
  })
  try {
    return await work()
  } finally {
    await folder.release()
  }
}
