import type { Ctx, System } from '../context/context.server.ts'

/** One command as it was called: what was typed, and where what it says goes. */
export interface CommandCall {
  system: System
  /** What stood after the command's name, options taken out. */
  args: readonly string[]
  options: Readonly<Record<string, string | boolean | undefined>>
  /** `--json`: what is said is for a program. */
  json: boolean
  /** Makes a path that the caller typed absolute, as seen from their folder. */
  path: (typed: string) => string
  /** The operator's context in the workspace of `--workspace`; throws when it isn't named or isn't there. */
  inWorkspace: () => Promise<Ctx>
  /** One line of the answer. */
  say: (line: string) => void
  /** One line beside the answer: progress, a hint. */
  tell: (line: string) => void
}

/** A command of `bin/commonweave`. It ends well, or throws CommandRefused or WrongUsage with one line. */
export interface CommandHandler {
  /** What follows the name, as help shows it: `PATH --workspace SLUG [--dry-run]`. */
  usage: string
  /** One sentence for help. */
  summary: string
  /** Options beside --data, --workspace and --json. */
  options?: Readonly<Record<string, 'text' | 'flag'>>
  run: (call: CommandCall) => Promise<void>
}

/** The command can't do what was asked, and changed nothing; the message is the one line to show. */
export class CommandRefused extends Error {}

/** The command was called in a way it can't be. */
export class WrongUsage extends Error {}
