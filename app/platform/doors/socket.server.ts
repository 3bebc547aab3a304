import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'

/** What travels to the process that owns the folder: the command line as typed, and from which folder. */
export interface CommandLine {
  argv: string[]
  cwd: string
}

/** What comes back, a line of JSON each: something said or told, and at the end the exit code. */
export type Said = { say: string } | { tell: string } | { exit: number }

export const socketPath = (dataDir: string): string => join(dataDir, 'commonweave.sock')

/** Systems cut the path of a socket at 104 or 108 bytes; this many fit everywhere. */
const longestPath = 100

/**
 * Calls with a path to the folder's socket that is short enough: the path itself, or the one from here,
 * or one through a link that exists only meanwhile.
 */
export async function withShortPath<T>(dataDir: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = socketPath(dataDir)
  const fromHere = relative(process.cwd(), path)
  for (const candidate of [path, fromHere])
    if (Buffer.byteLength(candidate) <= longestPath) return use(candidate)
  const folder = mkdtempSync(join(tmpdir(), 'cw-'))
  try {
    symlinkSync(dataDir, join(folder, 'd'))
    return await use(join(folder, 'd', 'commonweave.sock'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether anyone listens in the folder, and under which process id if they say so; null if nobody does. */
export async function whoOwns(dataDir: string): Promise<{ pid: number | null } | null> {
  try {
    const response = await call(dataDir, { method: 'GET', path: '/', timeout: 2000 })
    const said = JSON.parse(await response.reduce((all: string, chunk) => all + chunk, '')) as {
      pid?: unknown
    }
    return { pid: typeof said.pid === 'number' ? said.pid : null }
  } catch (error) {
    if (isNobody(error)) return null
    // Someone listens but is too busy to answer: that is an owner all the same.
    return { pid: null }
  }
}

/**
 * Sends a command to the process that owns the folder, and hands on what it says. Answers the exit code,
 * or null when nobody owns the folder.
 */
export async function askServer(
  dataDir: string,
  command: CommandLine,
  hear: (said: Said) => void,
): Promise<number | null> {
  let response: IncomingMessage
  try {
    response = await call(dataDir, { method: 'POST', path: '/command' }, JSON.stringify(command))
  } catch (error) {
    if (isNobody(error)) return null
    throw error
  }
  for await (const line of createInterface({ input: response })) {
    const said = JSON.parse(line) as Said
    if ('exit' in said) return said.exit
    hear(said)
  }
  throw new Error('The server stopped before the command ended.')
}

const isNobody = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTDIR')

function call(
  dataDir: string,
  options: { method: string; path: string; timeout?: number },
  body?: string,
): Promise<IncomingMessage> {
  return withShortPath(
    dataDir,
    (socketPath) =>
      new Promise((resolve, reject) => {
        const sent: ClientRequest = request(
          { ...options, socketPath, host: 'localhost', agent: false },
          resolve,
        )
        sent.on('error', reject)
        sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
        sent.end(body)
      }),
  )
}
