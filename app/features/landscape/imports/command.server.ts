import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { type CommandHandler, CommandRefused, WrongUsage } from '#platform/doors/command.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { formatList } from '#platform/words/format.ts'
import { refusalText } from '#platform/words/sentence.server.ts'
import { applyImport } from './apply.server.ts'
import { applyAll } from './applying/apply.server.ts'
import { discardImport } from './discard.server.ts'
import { type ImportKind, importKinds, tally } from './import.ts'
import { type Import, readImport } from './reads.server.ts'
import { problemSentence } from './say.server.ts'
import { stage } from './staging/stage.server.ts'
import { startImport } from './start.server.ts'

/** What the command answers with `--json`. Figures count organizations, people, locations and services. */
export interface CommandAnswer {
  created: number
  changed: number
  unchanged: number
  skipped: number
  problems: { file: string; row: number | null; column: string | null; message: string }[]
  /** Null after `--dry-run`, which leaves nothing behind. */
  import: string | null
}

/** Reads and applies a package from the disk, by the same functions as the pages. */
export const importCommand: CommandHandler = {
  usage: 'organizations|people|hsds PATH --workspace SLUG [--source NAME] [--dry-run] [--json]',
  summary: 'Brings a directory in: a CSV file, or an HSDS folder, zip or JSON file.',
  options: { source: 'text', 'dry-run': 'flag' },
  run: async ({ args, options, json, path, inWorkspace, say, tell }) => {
    const [kind, typed, ...more] = args
    if (!isKind(kind) || typed === undefined || more.length > 0)
      throw new WrongUsage('Say what to import, and where it lies.')
    const source = typeof options.source === 'string' ? options.source.trim() : ''
    if (source.length > 200) throw new WrongUsage('The name of the source is too long.')
    const ctx = await inWorkspace()
    const at = path(typed)
    if (!existsSync(at)) throw new CommandRefused(`There is no file or folder at ${typed}.`)
    const answer = await runImport(ctx, { kind, source, path: at, dryRun: options['dry-run'] === true })
    if (json) say(JSON.stringify(answer))
    else {
      for (const { file, row, column, message } of answer.problems)
        tell(
          [file, row === null ? '' : `line ${row}`, column ?? '', message]
            .filter((part) => part !== '')
            .join(', '),
        )
      const { created, changed, unchanged, skipped } = answer
      say(`${created} created, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped.`)
    }
  },
}

const isKind = (word: string | undefined): word is ImportKind =>
  (importKinds as readonly string[]).includes(word ?? '')

/** Reads a package and, unless it is only to be looked at, applies it. Throws CommandRefused when it can't be read. */
export async function runImport(
  ctx: Ctx,
  what: { kind: ImportKind; source: string; path: string; dryRun: boolean },
): Promise<CommandAnswer> {
  const { id } = await write(ctx, (tx) =>
    startImport(tx, {
      kind: what.kind,
      source: what.source,
      fileName: basename(what.path),
      inBackground: false,
    }),
  )
  await stage(ctx, id, what.path)
  const staged = await read(ctx, (tx) => readImport(tx, id))
  const problems = await read(ctx, (tx) => allProblems(tx, id))
  if (staged.state !== 'ready') {
    await write(ctx, (tx) => discardImport(tx, id))
    throw new CommandRefused(
      problems.find(({ row }) => row === null)?.message ??
        problemSentence({
          code: staged.failure ?? 'unforeseen',
          facts: {},
          file: staged.fileName,
          columnName: null,
        }),
    )
  }
  const planned = tally(staged.counts)
  const nothing = whyNothing(staged, problems)
  if (nothing !== null) {
    await write(ctx, (tx) => discardImport(tx, id))
    throw new CommandRefused(nothing)
  }
  if (what.dryRun) {
    await write(ctx, (tx) => discardImport(tx, id))
    return { ...planned, problems, import: null }
  }
  const begun = await write(ctx, (tx) => applyImport(tx, id, { inBackground: false }))
  if (isRefusal(begun)) throw new CommandRefused(refusalText(begun))
  await applyAll(ctx, id)
  const done = await read(ctx, (tx) => readImport(tx, id))
  if (done.state !== 'done')
    throw new CommandRefused('The import stopped half way; it can be continued on its page.')
  const { created, changed } = done.counts
  const { unchanged, skipped } = planned
  return { created, changed, unchanged, skipped, problems, import: id }
}

/**
 * Why nothing is brought in: no column is known by its heading or its cells, where a page would ask for them, or
 * not one row could be taken. Null where something can be.
 */
function whyNothing(
  { mapping, fileName, counts }: Pick<Import, 'mapping' | 'fileName' | 'counts'>,
  problems: CommandAnswer['problems'],
): string | null {
  const about = { file: fileName, columnName: null }
  const columns = mapping.flatMap((table) => table.mapping ?? [])
  // A name that was only taken for one, beside nothing else that is known, may be anything.
  if (columns.length > 0 && columns.every(({ field, confidence }) => field === null || confidence < 0.5)) {
    const named = formatList(columns.slice(0, 20).map(({ column }) => `“${column.slice(0, 100)}”`))
    return problemSentence({ ...about, code: 'columns_unknown', facts: { columns: named } })
  }
  if (counts.staged > 0) return null
  const first = problems.find(({ row }) => row !== null) ?? problems[0]
  return first?.message ?? problemSentence({ ...about, code: 'nothing_read', facts: {} })
}

async function allProblems(
  tx: Parameters<typeof readImport>[0],
  id: string,
): Promise<CommandAnswer['problems']> {
  const rows = await tx.db
    .selectFrom('importProblems')
    .select(['file', 'line', 'columnName', 'code', 'facts'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', id)
    .orderBy('file')
    .orderBy('line')
    .orderBy('id')
    .limit(10_000)
    .execute()
  return rows.map((row) => ({
    file: row.file,
    row: row.line,
    column: row.columnName,
    message: problemSentence(row),
  }))
}
