import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import type { Limits } from '../limits.ts'
import { fileProblem, type ImportProblem, PackageRefused } from '../problem.ts'
import type { PackageFile } from './folder.server.ts'

/** Small entries may shrink as far as they like: they can't fill a disk. */
const ratioFloor = 1024 * 1024

export type OpenZip = { files: PackageFile[]; problems: ImportProblem[]; close(): Promise<void> }

/** Lists a zip file without unpacking it. Sizes are judged by what the zip says of itself; an entry that turns out
 * larger than it said breaks off while it is read.
 * @throws {PackageRefused} if it is damaged, locked, or unpacks to more than the limits */
export async function openZip(path: string, name: string, limits: Limits): Promise<OpenZip> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch {
    throw new PackageRefused('zip_damaged', name)
  }
  try {
    return { ...(await listFiles(zip, name, limits)), close: async () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof PackageRefused ? error : new PackageRefused('zip_damaged', name)
  }
}

async function listFiles(zip: ZipFile, name: string, limits: Limits) {
  if (zip.entryCount > limits.entries)
    throw new PackageRefused('too_many_files', name, { limit: limits.entries })
  const files: PackageFile[] = []
  const problems: ImportProblem[] = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const file = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (file.endsWith('/')) continue
    if (validateFileName(file) !== null || file.includes('\0')) {
      problems.push(fileProblem('warning', 'path_unsafe', file.replaceAll('\0', '')))
      continue
    }
    if (file.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) continue
    if (entry.isEncrypted()) throw new PackageRefused('zip_encrypted', file)
    if (/\.(zip|gz|tgz|bz2|xz|7z|rar|tar)$/i.test(file)) {
      problems.push(fileProblem('warning', 'zip_nested', file))
      continue
    }
    if (!entry.canDecodeFileData()) throw new PackageRefused('zip_method', file)
    total += entry.uncompressedSize
    if (total > limits.totalBytes) {
      throw new PackageRefused('too_large', name, { limit: Math.round(limits.totalBytes / 1024 / 1024) })
    }
    if (
      entry.uncompressedSize > ratioFloor &&
      entry.uncompressedSize > entry.compressedSize * limits.zipRatio
    ) {
      throw new PackageRefused('zip_ratio', file, { limit: limits.zipRatio })
    }
    files.push({ file, size: entry.uncompressedSize, open: () => entryBytes(zip, entry) })
  }
  return { files, problems }
}

async function* entryBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  try {
    for await (const bytes of stream) yield bytes
  } finally {
    stream.destroy()
  }
}
