import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { importStart } from './inputs.ts'
import { safeFileName } from './package-folder.server.ts'

/** Why an upload was not taken; each has its sentence. */
export class UploadRefused extends Error {
  readonly code:
    | 'import_upload_none'
    | 'import_upload_too_large'
    | 'import_upload_too_many'
    | 'import_upload_broken'
  constructor(code: UploadRefused['code']) {
    super(code)
    this.code = code
  }
}

const mostFiles = 200

export interface Uploaded {
  fields: Record<string, string>
  fileNames: string[]
}

/**
 * Writes the files of a form to a folder as they come in, holding none of them in memory, and hands back the
 * other fields. Throws UploadRefused, and leaves no folder behind.
 */
export async function receiveUpload(request: Request, folder: string, mostBytes: number): Promise<Uploaded> {
  if (request.body === null) throw new UploadRefused('import_upload_none')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const uploaded = await receive(request, folder, mostBytes)
    if (uploaded.fileNames.length === 0) throw new UploadRefused('import_upload_none')
    return uploaded
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error instanceof UploadRefused ? error : new UploadRefused('import_upload_broken')
  }
}

async function receive(request: Request, folder: string, mostBytes: number): Promise<Uploaded> {
  const uploaded: Uploaded = { fields: {}, fileNames: [] }
  const writing: Promise<void>[] = []
  const guard = { bytes: 0, refused: null as UploadRefused | null }
  const refuse = (code: UploadRefused['code']) => {
    guard.refused ??= new UploadRefused(code)
  }
  const parser = busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    defParamCharset: 'utf8',
    limits: { files: mostFiles, fields: 20, fieldSize: 10_000 },
  })
  parser.on('filesLimit', () => refuse('import_upload_too_many'))
  parser.on('field', (name, value) => {
    uploaded.fields[name] = value
  })
  parser.on('file', (_name, file, { filename }) => {
    // A file field left empty comes as a file without a name.
    if (!filename) {
      file.resume()
      return
    }
    const name = freeName(safeFileName(filename), uploaded.fileNames)
    uploaded.fileNames.push(name)
    // A browser reads our answer only once it has sent all: what is too much is taken in and let go.
    const upTo = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        guard.bytes += chunk.length
        if (guard.bytes > mostBytes) refuse('import_upload_too_large')
        if (guard.bytes > mostBytes * 4) next(new UploadRefused('import_upload_too_large'))
        else next(null, guard.refused === null ? chunk : undefined)
      },
    })
    const written = pipeline(file, upTo, createWriteStream(join(folder, name), { flags: 'wx' }))
    // Waited for below; a failure before that ends the parser, and so the upload.
    written.catch((error: Error) => parser.destroy(error))
    writing.push(written)
  })
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser)
    await Promise.all(writing)
  } catch (error) {
    await Promise.allSettled(writing)
    throw guard.refused ?? error
  }
  if (guard.refused !== null) throw guard.refused
  return uploaded
}

function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()))
  if (!lower.has(name.toLowerCase())) return name
  for (let copy = 2; ; copy += 1) {
    const next = name.replace(/(\.[^.]*)?$/, ` ${copy}$1`)
    if (!lower.has(next.toLowerCase())) return next
  }
}

/** What an import is about, from the form's fields; throws UploadRefused for what no form of ours sends. */
export function readUploadFields(fields: Record<string, string>) {
  const parsed = importStart.safeParse(fields)
  if (!parsed.success) throw new UploadRefused('import_upload_broken')
  return parsed.data
}
