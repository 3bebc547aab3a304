// The built program, started as an operator starts it: another process, a folder of its own, a free port.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startedIn } from './folders.ts'

const program = join(import.meta.dirname, '../build/server/index.js')
/** Stays from run to run, in a folder of the checkout that git leaves out: one demo, the last one told. */
const keep = join(import.meta.dirname, '../tmp/e2e')

export interface Running {
  origin: string
  folder: string
  /** All that it has printed so far. */
  printed(): string
  /** Runs a command on the same folder, and answers what it printed. Throws when it is refused. */
  command(...argv: string[]): Promise<string>
  stop(): Promise<void>
}

export interface Starting {
  /** Filled with the demo community, or a house that nobody has set up yet. */
  demo?: boolean
  env?: Record<string, string>
  folder?: string
  port?: number
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts a server and waits until it answers; throws what it said if it ended instead. */
export async function startServer({ demo = false, env = {}, folder, port }: Starting = {}): Promise<Running> {
  const data = folder ?? (demo ? await demoFolder() : newFolder())
  const chosen = port ?? (await freePort())
  const { child, printed, ended } = launch(
    ['serve', '--data', data, '--port', String(chosen), ...(demo ? [] : ['--no-demo'])],
    env,
  )
  const origin = `http://localhost:${chosen}`
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${printed()}`)
    await setTimeout(50)
  }
  return {
    origin,
    folder: data,
    printed,
    command: async (...argv) => {
      const { code, stdout, stderr } = await runProgram([...argv, '--data', data], env)
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`)
      return stdout
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      if (folder === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Runs the program until it ends by itself. */
export async function runProgram(argv: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { ended } = launch(argv, env)
  return ended
}

/** A folder that is gone when the tests are. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'data-'))

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

function launch(argv: string[], env: Record<string, string>) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...argv],
    {
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: tmpdir(),
        COMMONWEAVE_SECRET: 'a secret that only the tests know, of forty letters',
        LOG_LEVEL: 'error',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  appendFileSync(startedIn(tmpdir()), `${child.pid}\n`)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended, printed: () => stdout + stderr }
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )

/** The demo takes its time to be told: once for this build and day, and every server gets a copy. */
async function demoFolder(): Promise<string> {
  const built = Math.round(statSync(program).mtimeMs)
  const told = join(keep, `demo-${new Date().toISOString().slice(0, 10)}-${built}`)
  if (!existsSync(told)) {
    rmSync(keep, { recursive: true, force: true })
    mkdirSync(keep, { recursive: true })
    const first = join(keep, `telling-${process.pid}`)
    const server = await startServer({ demo: true, folder: first })
    await server.stop()
    renameSync(first, told)
  }
  const copy = newFolder()
  cpSync(told, copy, { recursive: true, filter: (path) => !basename(path).startsWith('commonweave.') })
  return copy
}
