import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { NotTar, readTar } from './tar.server.ts'

/**
 * A backup is a gzipped tar: `commonweave.json` first (what it is), `tables/<table>/<part>.ndjson` with a row
 * a line as the database writes it in JSON, `files/…`, and `manifest.json` last, with the digest of every
 * entry. Whoever has the manifest has the whole archive.
 */
export const format = 1
const migration = z.object({ name: z.string(), hash: z.string() })
export const opening = z.object({
  format: z.int(),
  madeAt: z.iso.datetime(),
  migrations: z.array(migration),
})
export type Opening = z.output<typeof opening>
const manifest = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  files: z.int(),
  entries: z.array(z.object({ name: z.string(), sha256: z.string() })),
})
export type Manifest = z.output<typeof manifest>

/** The file can't be restored from; the message is the one line to show. */
export class BadBackup extends Error {}

/** The entries of a backup in order, unpacked as they are read. Throws BadBackup. */
export async function* entriesOf(file: string) {
  const input = createReadStream(file)
  const unpacked = input.pipe(createGunzip())
  input.on('error', (error) => unpacked.destroy(error))
  try {
    for await (const entry of readTar(unpacked)) yield { ...entry, content: inOneLine(file, entry.content) }
  } catch (error) {
    throw badBackup(file, error)
  } finally {
    input.destroy()
    unpacked.destroy()
  }
}

/** What breaks while an entry is read is met by whoever reads it. */
async function* inOneLine(file: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content
  } catch (error) {
    throw badBackup(file, error)
  }
}

function badBackup(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new BadBackup(`There is no file ${file}.`)
  if (code === 'EACCES' || code === 'EISDIR') return new BadBackup(`${file} can’t be read.`)
  if (code === 'Z_DATA_ERROR' && error instanceof Error && error.message.includes('header'))
    return new BadBackup(`${file} is not a backup of Commonweave.`)
  if (error instanceof NotTar || code.startsWith('Z_'))
    return new BadBackup(`${file} is damaged or was cut off.`)
  return error
}

/** Reads a backup from end to end without using any of it. Throws BadBackup unless it is whole. */
export async function checkArchive(file: string): Promise<{ opening: Opening; manifest: Manifest }> {
  const damaged = () => new BadBackup(`${file} is damaged or was cut off.`)
  let first: Opening | null = null
  let last: Manifest | null = null
  const digests: { name: string; sha256: string }[] = []
  for await (const entry of entriesOf(file)) {
    if (last !== null) throw damaged()
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    const keep = entry.name === 'manifest.json' || first === null
    for await (const chunk of entry.content) {
      hash.update(chunk)
      if (keep && kept.length < 10_000) kept.push(chunk)
    }
    if (first === null) {
      first = readOpening(file, entry.name, Buffer.concat(kept))
    } else if (entry.name === 'manifest.json') {
      const read = manifest.safeParse(readJson(Buffer.concat(kept)))
      if (!read.success) throw damaged()
      last = read.data
      continue
    }
    digests.push({ name: entry.name, sha256: hash.digest('hex') })
  }
  if (first === null || last === null) throw damaged()
  if (JSON.stringify(digests) !== JSON.stringify(last.entries)) throw damaged()
  return { opening: first, manifest: last }
}

function readOpening(file: string, name: string, bytes: Buffer): Opening {
  const read = name === 'commonweave.json' ? opening.safeParse(readJson(bytes)) : null
  if (read?.success !== true) throw new BadBackup(`${file} is not a backup of Commonweave.`)
  if (read.data.format > format)
    throw new BadBackup(`${file} was made by a newer Commonweave; update Commonweave first.`)
  return read.data
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
