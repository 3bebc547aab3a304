import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'

/** What an operator may have set and a test must never reach: the own database, the own mail. */
const ofTheOperator = [
  ...[
    'DATABASE_URL',
    'DATABASE_POOL',
    'DATA_DIR',
    'SMTP_URL',
    'MAIL_FROM',
    'INBOUND_MAIL',
    'IMAP_URL',
    'INBOUND_SECRET',
    'PUBLIC_URL',
    'TRUST_PROXY',
  ],
  ...['COMMONWEAVE_SECRET', 'METRICS_TOKEN', 'HOST', 'PORT', 'LOG_LEVEL', 'BACKUPS_KEPT', 'NODE_ENV'],
]
for (const name of ofTheOperator) delete process.env[name]

let running: ChildProcess | undefined
let stopping = false

/**
 * Runs a command and resolves with its exit code. Its output goes to the file `log`, or to the terminal.
 * It leads a process group, so that all it starts can be stopped with it.
 */
export async function run(
  [program = '', ...args]: string[],
  { log, env }: { log?: string; env?: Record<string, string> } = {},
): Promise<number> {
  const out = log === undefined ? 'inherit' : openSync(log, 'a')
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out],
  })
  running = child
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  running = undefined
  // Whoever waits for this command must not go on to the next while everything is being stopped.
  if (stopping) await new Promise(() => {})
  signalGroup(child, 'SIGKILL')
  if (typeof out === 'number') closeSync(out)
  return code
}

/** On Ctrl-C and its like: stops what runs, with five seconds' grace, then cleans up and ends. */
export function stopOnSignal(cleanUp: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, async () => {
      stopping = true
      const child = running
      if (child !== undefined) {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        signalGroup(child, 'SIGTERM')
        await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))])
        signalGroup(child, 'SIGKILL')
      }
      await cleanUp()
      process.exit(128 + constants.signals[signal])
    })
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}
