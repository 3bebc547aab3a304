import { constants } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { System } from '../context/context.server.ts'
import { type Db, openEmbedded } from '../database/database.server.ts'

/**
 * Reads the database as it stood at one moment, however long that takes, while others keep working. A server
 * gives such a view to one of its connections. The embedded database has one connection for everybody, so its
 * folder is copied, during which others wait, and the copy is opened and read; it is what a process that was
 * killed at that moment leaves, which opens whole. In memory there is no folder, and others wait to the end.
 */
export async function readStill<T>(
  { database, settings }: Pick<System, 'database' | 'settings'>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (database.folder === null) return database.transaction({ as: 'owner', snapshot: true }, work)
  const copy = join(settings.dataDir, `${begun}${process.pid}-${Date.now()}`)
  await removeOthers(settings.dataDir)
  try {
    const { folder } = database
    // What is written down by now need not be worked out again when the copy opens.
    await database.raw.executeSql('checkpoint')
    await database.transaction({ as: 'owner' }, () =>
      cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE }),
    )
    const still = await openEmbedded(copy)
    try {
      return await still.transaction({ as: 'owner', snapshot: true }, work)
    } finally {
      await still.close()
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

const begun = 'copying-'

/** This process owns the folder: what another one began there, it was killed over. */
async function removeOthers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith(begun) && !name.startsWith(`${begun}${process.pid}-`))
      await rm(join(dataDir, name), { recursive: true, force: true })
}
