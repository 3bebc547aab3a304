import { createHash } from 'node:crypto'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { nameFiles } from '#platform/exporting/names.server.ts'
import { csvOf, jsonOf } from '#platform/exporting/table.server.ts'
import { type ZipEntry, zipOf } from '#platform/exporting/zip.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import type { Locale } from '#platform/words/words.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { dossierPdf } from './dossier.server.tsx'
import { documentColumns, type Laid, type LaidDocument } from './laid.server.ts'
import { type LeavingTable, readmeOf } from './readme.server.ts'

/** A zip as every program opens it is smaller than 4 GB; what doesn't fit is named and left where it is. */
const mostBytes = 3_500_000_000

/**
 * Everything of a partnership that the reader reads, as a zip in pieces, made while it is sent: the dossier, a table
 * for each kind of record as CSV and JSON, the documents, a README in words and the SHA-256 of every file. Each table
 * is read in a transaction of its own, each document opened when its turn comes.
 */
export async function* packageOf(
  ctx: Ctx,
  partnership: Pick<Partnership, 'id' | 'name'>,
): AsyncGenerator<Uint8Array> {
  yield* spoken(ctx.locale, zipOf(entriesOf(ctx, partnership)))
}

/** Pieces that are made in a language, whoever asks for the next of them. */
async function* spoken<T>(locale: Locale, pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (;;) {
      const next = await speak(locale, () => pieces.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    await pieces.return(undefined)
  }
}

async function* entriesOf(
  ctx: Ctx,
  { id, name }: Pick<Partnership, 'id' | 'name'>,
): AsyncGenerator<ZipEntry> {
  const laid: Laid[] = []
  const entry = (path: string, bytes: AsyncIterable<Uint8Array>, packed = false): ZipEntry => ({
    path,
    at: ctx.now,
    packed,
    bytes: noted(bytes, (facts) => laid.push({ path, ...facts })),
  })
  yield entry('dossier.pdf', only(await dossierPdf(ctx, id)), true)
  const tables = tablesOf(ctx)
  for (const { name: table, columns, ofPartnership } of tables) {
    const rows = await read(ctx, (tx) => gathered(ofPartnership.rows(tx, id)))
    yield entry(`data/${table}.csv`, written(csvOf(columns, rows)))
    yield entry(`data/${table}.json`, written(jsonOf(columns, rows)))
  }
  const documents: LaidDocument[] = []
  let left = mostBytes
  for (const { folder, list } of ctx.system.registry.documents) {
    const nameIn = nameFiles()
    for (const document of await read(ctx, (tx) => list(tx, id))) {
      const fits = (document.sizeBytes ?? 0) <= left
      const bytes = fits ? await document.open(ctx) : null
      if (bytes === null) {
        documents.push({ document, folder, laid: null })
        continue
      }
      yield entry(`${folder}/${nameIn(document.name)}`, bytes, true)
      const last = laid.at(-1) ?? null
      left -= last?.bytes ?? 0
      documents.push({ document, folder, laid: last })
    }
  }
  yield entry('data/documents.csv', written(csvOf(documentColumns, documents.map(documentRow))))
  yield entry('README.txt', written([readmeOf(ctx, { name, tables, documents })]))
  const manifest = laid.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
  yield { path: 'manifest-sha256.txt', at: ctx.now, bytes: written([manifest]) }
}

/** The tables that leave with a partnership. */
const tablesOf = (ctx: Pick<Ctx, 'system'>): LeavingTable[] =>
  ctx.system.registry.exports.flatMap((table) =>
    table.ofPartnership === undefined ? [] : [{ ...table, ofPartnership: table.ofPartnership }],
  )

const documentRow = ({ document, folder, laid }: LaidDocument): Record<string, unknown> => ({
  path: laid?.path ?? null,
  name: document.name,
  folder,
  recordKind: document.record.kind,
  recordId: document.record.id,
  audience: document.audience,
  addedBy: document.addedBy,
  addedAt: document.addedAt,
  bytes: laid?.bytes ?? document.sizeBytes,
  sha256: laid?.sha256 ?? null,
})

/** The rows of a table: those of one partnership are few enough to be held while they are sent. */
async function gathered<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** The same bytes; tells how many they were, and their SHA-256, once the last was taken. */
async function* noted(
  bytes: AsyncIterable<Uint8Array>,
  tell: (facts: { bytes: number; sha256: string }) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let length = 0
  for await (const piece of bytes) {
    hash.update(piece)
    length += piece.length
    yield piece
  }
  tell({ bytes: length, sha256: hash.digest('hex') })
}

async function* written(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
