import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ImportKind } from './import.ts'
import { detect } from './reading/detect.server.ts'
import { type ImportProblem, PackageRefused } from './reading/problem.ts'
import en from './reading/words/en.json' with { type: 'json' }
import { problemSentence } from './say.server.ts'

/** So much is looked into while the one who sent it waits; what is larger is read in the background, and says there what is wrong. */
const mostBytes = 4 * 1024 * 1024

/** Looks whether what was uploaded can be read at all. Answers what is wrong, null where nothing is or it is too much to tell at once. */
export async function whyUnread(
  folder: string,
  kind: ImportKind,
  country: string,
): Promise<ImportProblem | null> {
  const names = await readdir(folder)
  const [only] = names
  if (only === undefined) return null
  if (names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) > mostBytes) return null
  try {
    const { tables } = await detect(names.length === 1 ? join(folder, only) : folder, {
      kind,
      defaultCountry: country,
    })
    const isEmpty = tables.every(({ rows }) => rows === 0)
    return isEmpty
      ? { file: only, row: null, column: null, severity: 'error', code: 'nothing_read', facts: {} }
      : null
  } catch (error) {
    if (error instanceof PackageRefused) return error.problem
    throw error
  }
}

/** The address of the form with what was chosen before and what is wrong with the file. */
export const unreadAddress = (
  form: string,
  { code, file, facts }: ImportProblem,
  chosen: Record<string, string>,
): string => `${form}?${new URLSearchParams({ ...chosen, unread: JSON.stringify({ code, file, facts }) })}`

const told = z.object({
  code: z.string(),
  file: z.string().max(300),
  facts: z.record(z.string(), z.union([z.string().max(1000), z.number()])),
})

/** What is wrong with the file that was sent before, as its address says; null where that is nothing we say. */
export function unreadText(url: URL): string | null {
  try {
    const { code, file, facts } = told.parse(JSON.parse(url.searchParams.get('unread') ?? ''))
    return `import_problem_${code}` in en ? problemSentence({ code, facts, file, columnName: null }) : null
  } catch {
    return null
  }
}
