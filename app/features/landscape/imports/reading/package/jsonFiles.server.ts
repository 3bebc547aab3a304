import { decode, detectEncoding } from '../decode.ts'
import { HsdsObjects } from '../hsds/objects.ts'
import type { Limits } from '../limits.ts'
import { fileProblem, type ImportProblem } from '../problem.ts'
import type { PackageFile } from './folder.server.ts'
import type { Table } from './table.ts'

/** The tables of HSDS 3 files in JSON, the same object in several files taken once. All are held in memory. */
export async function jsonTables(
  files: PackageFile[],
  limits: Limits,
  problems: ImportProblem[],
): Promise<Table[]> {
  const objects = new HsdsObjects(limits)
  for (const source of files) {
    const { file, size } = source
    if (size > limits.jsonBytes) {
      const limit = Math.round(limits.jsonBytes / 1024 / 1024)
      problems.push(fileProblem('error', 'json_too_large', file, { limit }))
      continue
    }
    try {
      if (!objects.add(file, JSON.parse(await jsonText(source)))) {
        problems.push(fileProblem('warning', 'json_unrecognized', file))
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      problems.push(fileProblem('error', 'json_invalid', file, { reason }))
    }
  }
  return objects.tables()
}

async function jsonText(source: PackageFile): Promise<string> {
  const { label } = await detectEncoding(source)
  const pieces: string[] = []
  for await (const piece of decode(source, label, () => {})) pieces.push(piece)
  return pieces.join('')
}
