import type { Feature } from '../features/feature.server.ts'

/** A command as it was called that runs in its own process, whoever owns the folder: it opens what it needs itself. */
export interface LocalCall {
  args: readonly string[]
  options: Readonly<Record<string, string | boolean | undefined>>
  json: boolean
  env: Readonly<Record<string, string | undefined>>
  features: readonly Feature[]
  migrationsFolder: string
  path: (typed: string) => string
  say: (line: string) => void
  tell: (line: string) => void
}

/** A command that needs the folder or the database in another state than open and running. Answers the exit code. */
export interface LocalCommand {
  usage: string
  summary: string
  options?: Readonly<Record<string, 'text' | 'flag'>>
  run: (call: LocalCall) => Promise<number>
}
