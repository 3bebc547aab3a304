import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { operatorContext } from '../context/actors.server.ts'
import type { System } from '../context/context.server.ts'
import { Forbidden, Invalid, NotFound, type Refusal, statusOf } from '../errors/errors.ts'
import { issueText, refusalText } from '../words/sentence.server.ts'
import { speak } from '../words/speaking.server.ts'
import { type CommandHandler, CommandRefused, WrongUsage } from './command.server.ts'

/** Options that every command takes. */
const common = { data: 'text', workspace: 'text', json: 'flag' } as const

export interface Spoken {
  cwd: string
  say: (line: string) => void
  tell: (line: string) => void
}

/** The longest name of a command that the words begin with: `token create` before `token`. */
export function findCommand<T>(
  commands: ReadonlyMap<string, T>,
  words: readonly string[],
): { name: string; command: T; rest: string[] } | null {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const command = commands.get(name)
    if (command !== undefined) return { name, command, rest: words.slice(length) }
  }
  return null
}

/** Takes a command's options out of what was typed; words stay for one whose usage begins with them. Throws WrongUsage. */
export function readOptions(
  argv: readonly string[],
  { usage, options: own = {} }: Pick<CommandHandler, 'usage' | 'options'>,
): { words: string[]; options: Record<string, string | boolean | undefined> } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(
        Object.entries({ ...common, ...own }).map(([name, kind]) => [
          name,
          { type: kind === 'text' ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
      allowPositionals: true,
    })
    if (positionals.length > 0 && /^(\[|--|$)/.test(usage)) throw new Error(`It takes no ${positionals[0]}`)
    return { words: positionals, options: values as Record<string, string | boolean | undefined> }
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

/** Runs one command on an open system. Answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runCommand(system: System, argv: readonly string[], spoken: Spoken): Promise<number> {
  const found = findCommand(system.registry.commands, argv)
  if (found === null) {
    spoken.tell(`There is no command ${argv[0] ?? ''}.`)
    return 2
  }
  return speak('en', () =>
    settle(
      async () => {
        const { words, options } = readOptions(found.rest, found.command)
        await found.command.run({
          system,
          args: words,
          options,
          json: options.json === true,
          path: (typed) => resolve(spoken.cwd, typed),
          inWorkspace: () => workspaceOf(system, options.workspace),
          say: spoken.say,
          tell: spoken.tell,
        })
        return 0
      },
      {
        ...spoken,
        name: found.name,
        command: found.command,
        log: (error) => system.log.error({ err: error }, 'command'),
      },
    ),
  )
}

async function workspaceOf(system: System, slug: string | boolean | undefined) {
  if (typeof slug !== 'string') throw new WrongUsage('Name the workspace with --workspace SLUG.')
  const ctx = await operatorContext(system, slug)
  if (ctx === null) throw new CommandRefused(`There is no workspace ${slug}.`)
  return ctx
}

/** Turns how a command ended into its exit code and, if it didn't end well, one line. */
export async function settle(
  work: () => Promise<number | undefined>,
  how: {
    name: string
    command: Pick<CommandHandler, 'usage'>
    tell: (line: string) => void
    log?: (error: unknown) => void
  },
): Promise<number> {
  try {
    return (await work()) ?? 0
  } catch (error) {
    if (error instanceof WrongUsage || error instanceof Invalid) {
      how.tell(`${lineOf(error)} Usage: commonweave ${how.name} ${how.command.usage}`.trim())
      return 2
    }
    if (!(error instanceof CommandRefused) && statusOf(error) === 500) how.log?.(error)
    how.tell(lineOf(error))
    return 1
  }
}

function lineOf(error: unknown): string {
  if (error instanceof Invalid)
    return error.issues
      .map((issue) => `${issue.path === '' ? '' : `${issue.path}: `}${issueText(issue)}`)
      .join(' ')
  if (error instanceof NotFound) return 'There is no such record in this workspace.'
  if (error instanceof Forbidden) return 'This is not for the operator to do.'
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] ?? message
}

/** Throws what a verb's expected no says, in the one line of a command. */
export function refuse(refusal: Refusal): never {
  throw new CommandRefused(refusalText(refusal))
}
