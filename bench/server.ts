import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freePort } from '#platform/testing/cluster.ts'

export interface Running {
  url: string
  /** From the spawn to the first page answered, in seconds. */
  startSeconds: number
  residentMiB(): number
  stop(): Promise<void>
}

/** Starts the built program on a folder (or DATABASE_URL) and waits for its first page. */
export async function start(dataDir: string, env: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const begun = performance.now()
  const child: ChildProcess = spawn(
    process.execPath,
    ['build/server/index.js', 'serve', '--no-demo', '--data', dataDir, '--port', String(port)],
    { env: { ...process.env, ...env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // What ends in an error leaves no server behind.
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  const url = `http://localhost:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answered = await fetch(`${url}/sign-in`).then(
      (response) => response.status < 500,
      () => false,
    )
    if (answered) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    url,
    startSeconds: (performance.now() - begun) / 1000,
    residentMiB: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: () =>
      new Promise((resolve) => {
        process.off('exit', end)
        child.once('exit', () => resolve())
        end()
      }),
  }
}
