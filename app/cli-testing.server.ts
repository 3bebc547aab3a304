import { runCli } from '../cli.ts'
import { CommandRefused } from './platform/doors/command.server.ts'
import type { Feature } from './platform/features/feature.server.ts'

export interface Called {
  cwd: string
  env: Record<string, string>
  /** What the door was asked to start with, in order. */
  served?: unknown[]
}

/** Says what a terminal would show, with one command of our own among those there are. */
export async function callCli(argv: string[], { cwd, env, served = [] }: Called) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, {
    features: [saying('here')],
    serve: async (options) => served.push(options) - 1,
    root: process.cwd(),
    env,
    cwd,
    stdout: (line) => out.push(line),
    stderr: (line) => err.push(line),
  })
  return { code, out, err }
}

/** A feature whose command says where it ran. */
export const saying = (where: string): Feature => ({
  name: 'test',
  commands: {
    where: {
      usage: '[--refuse]',
      summary: 'Says where it ran.',
      options: { refuse: 'flag' },
      run: async ({ options, path, say, tell }) => {
        if (options.refuse === true) throw new CommandRefused('Not today.')
        tell('looking')
        say(`${where} ${path('x')}`)
      },
    },
  },
})
