import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the programs that the tests start are written down, by their process ids. */
export const startedIn = (folder: string): string => join(folder, 'started')

/** Around a run of the browser tests: all they write goes into one folder, and nothing they started outlives it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'commonweave-e2e-'))
  process.env.TMPDIR = folder
  return () => {
    const started = existsSync(startedIn(folder)) ? readFileSync(startedIn(folder), 'utf8') : ''
    for (const id of started.split('\n').filter((line) => line !== '')) end(Number(id))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** A test that ran out of time has no more say over the server it was waiting for. */
function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself, as nearly all do.
  }
}
