import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { defaultLimits, type Limits } from './limits.ts'
import { openPackage } from './package/open.server.ts'
import type { ImportProblem } from './problem.ts'
import { type ReadOptions, readPackage } from './read.server.ts'
import type { ImportRecord, RecordKind, RecordOf } from './record.ts'

/** Where the real data lies, and whether it does. */
export const dataFolder = resolve(process.env.COMMONWEAVE_DATA ?? '../shared/data')
export const hasData = existsSync(dataFolder)

/** Everything that reading a package gives, gathered: for tests, whose packages are small. */
export async function gather(path: string, options: ReadOptions = { kind: 'hsds' }) {
  const records: ImportRecord[] = []
  const problems: ImportProblem[] = []
  for await (const event of readPackage(path, options)) {
    if (event.type === 'record') records.push(event.record)
    else problems.push(event.problem)
  }
  const of = <Kind extends RecordKind>(kind: Kind) =>
    records.filter((record): record is RecordOf<Kind> => record.kind === kind)
  const codes = () => problems.map(({ file, row, column, code }) => [file, row, column, code])
  const errors = problems.filter(({ severity }) => severity === 'error')
  return { records, problems, errors, of, codes }
}

/** Writes files into a new folder, hands over its path, and removes it. */
export async function withFolder<Result>(
  files: Record<string, string | Uint8Array>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'reading-'))
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), content)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many records of each kind there are. */
export function counts({ records }: { records: ImportRecord[] }): Partial<Record<RecordKind, number>> {
  const found: Partial<Record<RecordKind, number>> = {}
  for (const { kind } of records) found[kind] = (found[kind] ?? 0) + 1
  return found
}

/** Opens a package and reads its tables, before anything is made of their rows. */
export async function openAndRead(path: string, limits: Partial<Limits> = {}) {
  const opened = await openPackage(path, { ...defaultLimits, ...limits })
  const rows: Record<string, string>[] = []
  const problems = [...opened.problems]
  for (const one of opened.tables) {
    for await (const event of one.read()) {
      if (event.type === 'row') rows.push(event.row.cells)
      else if (event.type === 'problem') problems.push(event.problem)
    }
  }
  await opened.close()
  const files = opened.tables.map(({ name, file }) => `${name} ${file}`)
  return { name: opened.name, files, rows, problems: problems.map(({ file, code }) => `${code} ${file}`) }
}
