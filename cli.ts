import { join, resolve } from 'node:path'
import { restore } from '#platform/backup/restore-command.server.ts'
import { platform } from '#platform/context/system.server.ts'
import { readMigrations } from '#platform/database/migrate.server.ts'
import { hasDatabase } from '#platform/database/open.server.ts'
import { CommandRefused } from '#platform/doors/command.server.ts'
import { doctor } from '#platform/doors/doctor.server.ts'
import { withHouse } from '#platform/doors/house.server.ts'
import type { LocalCommand } from '#platform/doors/local.server.ts'
import { findCommand, readOptions, runCommand, type Spoken, settle } from '#platform/doors/run.server.ts'
import { askServer } from '#platform/doors/socket.server.ts'
import { assembleRegistry, type Feature } from '#platform/features/feature.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'

export interface ServeOptions {
  dataDir?: string
  host?: string
  port?: string
  demo?: boolean
}

export interface CliParts {
  features: readonly Feature[]
  /** Starts the door, and answers the exit code once it has stopped. */
  serve: (options: ServeOptions) => Promise<number>
  /** The folder that holds `migrations`; the working directory if not said. */
  root?: string
  env?: Record<string, string | undefined>
  cwd?: string
  /** Each gets one line. */
  stdout?: (line: string) => void
  stderr?: (line: string) => void
}

/**
 * The command line, `COMMAND … [--data DIR] [--workspace SLUG] [--json]`. Answers the exit code:
 * 0 done, 1 refused with one line on stderr, 2 wrong usage.
 */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<number> {
  const spoken: Spoken = {
    cwd: parts.cwd ?? process.cwd(),
    say: parts.stdout ?? ((line) => void process.stdout.write(`${line}\n`)),
    tell: parts.stderr ?? ((line) => void process.stderr.write(`${line}\n`)),
  }
  const env = parts.env ?? process.env
  const migrationsFolder = join(parts.root ?? spoken.cwd, 'migrations')
  const local = new Map<string, LocalCommand>([
    ['serve', serving(parts.serve)],
    ['restore', restore],
    ['doctor', doctor],
  ])
  const { commands } = assembleRegistry([platform, ...parts.features])
  const help = () =>
    [...local, ...commands].map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`).sort()

  if (argv[0] === 'help' || argv.includes('--help')) {
    spoken.say('commonweave COMMAND … [--data DIR] [--workspace SLUG] [--json]')
    for (const line of help()) spoken.say(line)
    return 0
  }
  const own = findCommand(local, argv)
  if (own !== null)
    return settle(
      () => {
        const { words, options } = readOptions(own.rest, own.command)
        const path = (typed: string) => resolve(spoken.cwd, typed)
        const { features } = parts
        return own.command.run({
          ...spoken,
          env,
          features,
          migrationsFolder,
          path,
          args: words,
          options,
          json: options.json === true,
        })
      },
      { ...own, tell: spoken.tell },
    )
  const found = findCommand(commands, argv)
  if (found === null) {
    spoken.tell(`${argv.length === 0 ? 'Say what to do' : `There is no command ${argv[0]}`}. There are:`)
    for (const line of help()) spoken.tell(line)
    return 2
  }
  return settle(() => runWhereItBelongs(), { ...found, tell: spoken.tell })

  /** In the process that owns the folder if there is one, else in this one. */
  async function runWhereItBelongs(): Promise<number> {
    const { options } = readOptions(found?.rest ?? [], found?.command ?? { usage: '' })
    const settings = readSettings(
      env,
      typeof options.data === 'string' ? { dataDir: resolve(spoken.cwd, options.data) } : {},
    )
    if (settings.databaseUrl === null) {
      const answered = await askServer(settings.dataDir, { argv: [...argv], cwd: spoken.cwd }, (said) => {
        if ('say' in said) spoken.say(said.say)
        if ('tell' in said) spoken.tell(said.tell)
      })
      if (answered !== null) return answered
    }
    if (!hasDatabase(settings))
      throw new CommandRefused(`There is no Commonweave in ${settings.dataDir} yet; bin/start makes one.`)
    return withHouse(
      settings,
      { features: parts.features, migrations: readMigrations(migrationsFolder) },
      (system) => runCommand(system, argv, spoken),
    )
  }
}

const serving = (serve: CliParts['serve']): LocalCommand => ({
  usage: '[--host HOST] [--port PORT] [--no-demo]',
  summary: 'Starts Commonweave and stays until told to stop.',
  options: { host: 'text', port: 'text', 'no-demo': 'flag' },
  run: ({ options, path }) => {
    const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const [data, host, port] = [text('data'), text('host'), text('port')]
    return serve({
      ...(data === undefined ? {} : { dataDir: path(data) }),
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      demo: options['no-demo'] !== true,
    })
  },
})
