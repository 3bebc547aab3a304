import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteSource } from '../decode.ts'
import type { Limits } from '../limits.ts'
import { PackageRefused } from '../problem.ts'

/** A file of a package, with its path inside the package and its unpacked size in bytes. */
export type PackageFile = ByteSource & { size: number }

const depthLimit = 8

export function fileOnDisk(path: string, file: string, size: number): PackageFile {
  return { file, size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
}

/** Every file below a folder but hidden ones, in the order of their names. */
export async function folderFiles(folder: string, name: string, limits: Limits): Promise<PackageFile[]> {
  const files: PackageFile[] = []
  async function walk(inside: string, depth: number): Promise<void> {
    const entries = await readdir(join(folder, inside), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`
      const path = join(folder, file)
      // A link inside a folder could lead anywhere, so links are not followed.
      if (entry.isDirectory()) {
        if (depth < depthLimit) await walk(file, depth + 1)
      } else if (entry.isFile()) {
        files.push(fileOnDisk(path, file, (await stat(path)).size))
      }
      if (files.length > limits.entries)
        throw new PackageRefused('too_many_files', name, { limit: limits.entries })
    }
  }
  await walk('', 0)
  return files
}
