import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { System } from '../context/context.server.ts'
import { dayIn } from '../context/days.ts'
import { makeBackup } from './make.server.ts'

const named = /^commonweave-\d{4}-\d{2}-\d{2}\.tar\.gz$/
export const copiesFolder = (dataDir: string): string => join(dataDir, 'backups')

/** The scheduled copies there are, newest first, as paths. */
export async function listCopies(dataDir: string): Promise<string[]> {
  const folder = copiesFolder(dataDir)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => named.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/** When the newest copy was made; null if there is none. */
export async function lastCopyAt(dataDir: string): Promise<Date | null> {
  const [newest] = await listCopies(dataDir)
  return newest === undefined ? null : (await stat(newest)).mtime
}

/**
 * Makes today's copy unless it is there, and lets go of the oldest. Asked every hour, so that a machine
 * which is off at night has its copies too. Days are UTC's: the folder belongs to no one workspace.
 */
export async function copyOnceADay(system: System): Promise<void> {
  const { dataDir, backupsKept } = system.settings
  if (backupsKept === 0) return
  const file = join(copiesFolder(dataDir), `commonweave-${dayIn('UTC', system.now())}.tar.gz`)
  if (existsSync(file)) return
  const made = await makeBackup(system, file)
  system.log.info({ rows: made.rows, files: made.files, bytes: made.bytes }, 'copied')
  for (const old of (await listCopies(dataDir)).slice(backupsKept)) await rm(old, { force: true })
}
