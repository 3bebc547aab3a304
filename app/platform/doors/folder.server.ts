import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { System } from '../context/context.server.ts'
import { makeFolder } from '../settings/make-folder.server.ts'
import { answerCommand } from './answer.server.ts'
import { socketPath, whoOwns, withShortPath } from './socket.server.ts'

/** Another process has the data folder; the message is the one line to show. */
export class FolderInUse extends Error {}

/**
 * Makes this process the one that owns the data folder, and answers the command line there for as long
 * as it does: `system` is asked at each command and throws while there is none yet. The socket is the
 * lock: whoever listens owns. Throws FolderInUse.
 */
export async function takeFolder(
  dataDir: string,
  system: () => System,
): Promise<{ release: () => Promise<void> }> {
  makeFolder(dataDir)
  const letNextIn = await oneStarterAtATime(dataDir)
  try {
    const owner = await whoOwns(dataDir)
    if (owner !== null)
      throw new FolderInUse(
        `The folder ${dataDir} is in use by another Commonweave (${owner.pid === null ? 'it does not answer' : `process ${owner.pid}`}).`,
      )
    rmSync(socketPath(dataDir), { force: true })
    const server = createServer((request, response) => void answerCommand(request, response, system))
    await listen(server, dataDir)
    return { release: () => release(server, dataDir) }
  } finally {
    letNextIn()
  }
}

/**
 * Looking whether a socket is dead, removing it and listening are three steps; two starters between them
 * could both win. So they pass one at a time, through a lock of the operating system's own, which a
 * killed process can't leave behind: the one that an SQLite file takes.
 */
async function oneStarterAtATime(dataDir: string): Promise<() => void> {
  const turnstile = new DatabaseSync(join(dataDir, 'commonweave.lock'))
  for (let tries = 0; ; tries += 1) {
    try {
      turnstile.exec('begin exclusive')
      return () => turnstile.close()
    } catch (error) {
      if (tries > 500 || !isBusy(error)) {
        turnstile.close()
        throw error
      }
      await pause(20)
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 5

function listen(server: Server, dataDir: string): Promise<void> {
  return withShortPath(
    dataDir,
    (path) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        // The socket comes into being with its mode: there is no moment in which another user could connect.
        const before = process.umask(0o177)
        try {
          server.listen(path, () => resolve())
        } finally {
          process.umask(before)
        }
      }),
  )
}

function release(server: Server, dataDir: string): Promise<void> {
  // Its path goes first, while it is still ours: afterwards it may already be the next owner's.
  rmSync(socketPath(dataDir), { force: true })
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
