import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings/settings.server.ts'
import { type Database, openEmbedded, openPostgres } from './database.server.ts'
import { WrongDatabase } from './migrate.server.ts'

/** Where the embedded database lies inside the data folder. */
const embeddedFolder = (dataDir: string): string => join(dataDir, 'database')

/** Whether the settings name a database that is there already; a server is taken to be. */
export const hasDatabase = (settings: Pick<Settings, 'dataDir' | 'databaseUrl'>): boolean =>
  settings.databaseUrl !== null || existsSync(embeddedFolder(settings.dataDir))

/** Opens the database the settings name, as it stands: nothing is migrated. Throws WrongDatabase. */
export async function openAsItIs(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePool'>,
): Promise<Database> {
  if (settings.databaseUrl === null) {
    const folder = embeddedFolder(settings.dataDir)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return await openEmbedded(folder).catch((cause) => {
      throw new WrongDatabase(
        `The database in ${folder} can't be opened: it is damaged, or not one of ours. Put a copy into a new folder with “restore”.`,
        { cause },
      )
    })
  }
  const database = await openPostgres(settings.databaseUrl, settings.databasePool)
  try {
    await database.raw.executeSql('select 1')
    return database
  } catch (cause) {
    await database.close()
    throw new WrongDatabase(`No PostgreSQL answers at DATABASE_URL: ${reasonOf(cause)}.`, { cause })
  }
}

/** Why a connection failed, without the address, which may hold a password. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message.replace(/\.$/, '') : String(first)
}
