import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { isWide } from '../decode.ts'
import { defaultLimits, type Limits } from '../limits.ts'
import { fileProblem, type ImportProblem, PackageRefused } from '../problem.ts'
import { csvTable } from './csvTable.ts'
import { findResource, isOutside, type PackageDescription, readDescription } from './description.ts'
import { fileOnDisk, folderFiles, type PackageFile } from './folder.server.ts'
import { jsonTables } from './jsonFiles.server.ts'
import type { Package, Table } from './table.ts'
import { openZip } from './zip.server.ts'

type Files = { files: PackageFile[]; problems: ImportProblem[]; close(): Promise<void> }
const descriptionName = 'datapackage.json'
const isCsv = (file: string) => /\.(csv|tsv|txt)$/i.test(file) && !isAside(file)
const isJson = (file: string) => /\.json$/i.test(file)
/** Files that travel with data and are expected to be left out. */
const isAside = (file: string) => /(^|\/)(licen[sc]e|readme|changelog)[^/]*$/i.test(file)

/** Opens a folder, a zip, a CSV file, a package description or HSDS JSON.
 * @throws {PackageRefused} with a clear sentence if nothing of it can be read */
export async function openPackage(path: string, limits: Limits = defaultLimits): Promise<Package> {
  const base = basename(resolve(path))
  const found = await stat(path).catch(() => null)
  if (!found) throw new PackageRefused('path_not_found', base, { path })
  if (found.isDirectory()) {
    return assemble(
      base,
      { files: await folderFiles(path, base, limits), problems: [], close: async () => {} },
      limits,
    )
  }
  if (!found.isFile()) throw new PackageRefused('format_unknown', base)
  if (base === descriptionName) return openPackage(resolve(path, '..'), limits)
  const file = fileOnDisk(path, base, found.size)
  const name = base.replace(/\.[^.]+$/, '')
  if (await isZip(file)) {
    const zip = await openZip(path, base, limits)
    try {
      return await assemble(name, zip, limits)
    } catch (error) {
      await zip.close()
      throw error
    }
  }
  if (!isCsv(base) && !isJson(base)) throw new PackageRefused('format_unknown', base)
  if (await isBinary(file)) throw new PackageRefused('binary', base)
  return assemble(name, { files: [file], problems: [], close: async () => {} }, limits)
}

/** A picture, document or program under the name of a table: known by its first bytes, or by being no text at all. */
async function isBinary(file: PackageFile): Promise<boolean> {
  for await (const bytes of file.open()) {
    const sample = bytes.subarray(0, 4100)
    const known = await fileTypeFromBuffer(sample)
    if (known !== undefined && !/^text\/|xml|json/.test(known.mime)) return true
    // Text has no control characters but for tabs and ends of lines; UTF-16 has a NUL beside every letter.
    if (isWide(sample)) return false
    const strange = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
    return strange > Math.max(8, sample.length * 0.03)
  }
  return false
}

async function isZip(file: PackageFile): Promise<boolean> {
  if (/\.zip$/i.test(file.file)) return true
  for await (const bytes of file.open()) return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 8
  return false
}

async function assemble(name: string, opened: Files, limits: Limits): Promise<Package> {
  const { files, close } = opened
  const problems = [...opened.problems]
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > limits.totalBytes) {
    throw new PackageRefused('too_large', name, { limit: Math.round(limits.totalBytes / 1024 / 1024) })
  }
  const described = await describedTables(files, limits, problems)
  if (described && described.tables.length > 0) {
    return { name: described.name ?? name, tables: described.tables, problems, close }
  }
  const csv = files.filter(({ file }) => isCsv(file))
  const json = files.filter(({ file }) => isJson(file) && !file.endsWith(descriptionName))
  // The same data often lies beside itself as JSON; the tables are the plainer form.
  const used = csv.length > 0 ? csv : json
  for (const { file } of files) {
    const isDescription = file.endsWith(descriptionName)
    if (!used.some((one) => one.file === file) && !isAside(file) && !isDescription) {
      problems.push(fileProblem('warning', 'file_ignored', file))
    }
  }
  const sets = setFolders(used)
  if (sets.length > 1) throw new PackageRefused('several_sets', name, { folders: sets.join(', ') })
  const tables =
    csv.length > 0 ? csv.map((file) => csvTable(file, limits)) : await jsonTables(json, limits, problems)
  if (tables.length === 0) throw refusal(name, problems)
  return { name, tables, problems, close }
}

/** Where not one table was found, what is wrong with the first file says more than that. */
function refusal(name: string, problems: ImportProblem[]): PackageRefused {
  const first = problems.find(({ code }) => code.startsWith('json_'))
  return first
    ? new PackageRefused(first.code, first.file, first.facts)
    : new PackageRefused('package_empty', name)
}

/** Folders that each hold their own table of organizations: input and output of a conversion, for instance. */
function setFolders(files: PackageFile[]): string[] {
  const csv = files.filter(({ file }) => isCsv(file) && /(^|\/)organi[sz]ations?\.[^/]+$/i.test(file))
  return [...new Set(csv.map(({ file }) => file.split('/').slice(0, -1).join('/') || '.'))]
}

async function describedTables(files: PackageFile[], limits: Limits, problems: ImportProblem[]) {
  const byDepth = files
    .filter(({ file }) => file.split('/').at(-1) === descriptionName)
    .sort((a, b) => a.file.length - b.file.length)
  const source = byDepth[0]
  if (!source || source.size > 10 * 1024 * 1024) return null
  const description = readDescription(await wholeText(source))
  if (!description) {
    problems.push(fileProblem('warning', 'description_invalid', source.file))
    return null
  }
  const folder = source.file.slice(0, -descriptionName.length)
  return { name: description.name, tables: resourceTables(files, folder, description, limits, problems) }
}

function resourceTables(
  files: PackageFile[],
  folder: string,
  description: PackageDescription,
  limits: Limits,
  problems: ImportProblem[],
) {
  const tables: Table[] = []
  const taken = new Set<string>()
  for (const resource of description.resources) {
    const at = folder + descriptionName
    if (isOutside(resource.path)) {
      problems.push(fileProblem('warning', 'resource_outside', at, { path: resource.path }))
      continue
    }
    const file = findResource(files, resource.path, folder)
    if (!file) problems.push(fileProblem('warning', 'resource_missing', at, { path: resource.path }))
    else if (!taken.has(file.file) && isCsv(file.file)) tables.push(csvTable(file, limits, resource))
    if (file) taken.add(file.file)
  }
  if (tables.length > 0) {
    for (const { file } of files) {
      if (isCsv(file) && !taken.has(file)) problems.push(fileProblem('warning', 'file_ignored', file))
    }
  }
  return tables
}

/** Only for files whose size was checked before. */
async function wholeText(source: PackageFile): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of source.open()) text += decoder.decode(bytes, { stream: true })
  return text + decoder.decode()
}
