import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { System } from '../context/context.server.ts'
import type { Db } from '../database/database.server.ts'
import { checkArchive, format, type Manifest, type Opening } from './archive.server.ts'
import { readStill } from './still.server.ts'
import { quoted, type Table, tablesInOrder } from './tables.server.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.server.ts'

/** Rows of one entry of the archive end at about so many bytes: the most of a table that is in memory at once. */
const partBytes = 1_000_000

export interface Made {
  rows: number
  files: number
  bytes: number
}

/**
 * Writes a copy of everything to a new file, while others keep working: the database as it stood at one
 * moment, then the files. It is read again from end to end before it gets its name, so a file of that name
 * is a whole backup.
 */
export async function makeBackup(
  system: Pick<System, 'database' | 'settings' | 'now'>,
  file: string,
): Promise<Made> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const beginning = `${file}.part-${process.pid}`
  try {
    await readStill(system, (db) =>
      pipeline(
        Readable.from(archive(db, join(system.settings.dataDir, 'files'), system.now()), {
          objectMode: false,
        }),
        createGzip(),
        createWriteStream(beginning, { mode: 0o600 }),
      ),
    )
    await sync(beginning)
    const { manifest } = await checkArchive(beginning)
    await chmod(beginning, 0o600)
    await rename(beginning, file)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { rows, files: manifest.files, bytes: (await stat(file)).size }
  } catch (error) {
    await rm(beginning, { force: true })
    throw error
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* archive(db: Db, filesFolder: string, now: Date): AsyncGenerator<Buffer> {
  const entries: Manifest['entries'] = []
  const whole = function* (name: string, content: Buffer) {
    entries.push({ name, sha256: createHash('sha256').update(content).digest('hex') })
    yield tarHeader(name, content.length, now)
    yield content
    yield tarPadding(content.length)
  }
  const first: Opening = { format, madeAt: now.toISOString(), migrations: await migrationsOf(db) }
  yield* whole('commonweave.json', Buffer.from(JSON.stringify(first)))
  // Moments are written in one zone, whatever the connection's.
  await sql`set local timezone = 'UTC'`.execute(db)
  const tables: Manifest['tables'] = []
  for (const table of await tablesInOrder(db)) {
    let rows = 0
    let part = 0
    for await (const lines of partsOf(db, table)) {
      rows += lines.length
      part += 1
      const name = `tables/${table.name}/${String(part).padStart(6, '0')}.ndjson`
      yield* whole(name, Buffer.from(`${lines.join('\n')}\n`))
    }
    tables.push({ name: table.name, rows })
  }
  let files = 0
  for await (const path of filesIn(filesFolder)) {
    // Taken away since the tables were read, because nobody could bring it back any more.
    if (!existsSync(path)) continue
    files += 1
    yield* oneFile(`files/${relative(filesFolder, path)}`, path, entries)
  }
  const manifest = Buffer.from(JSON.stringify({ tables, files, entries } satisfies Manifest))
  yield tarHeader('manifest.json', manifest.length, now)
  yield manifest
  yield tarPadding(manifest.length)
  yield tarEnd()
}

const migrationsOf = async (db: Db): Promise<Opening['migrations']> =>
  (
    await sql<{ name: string; hash: string }>`select name, hash from public.migrations order by name`.execute(
      db,
    )
  ).rows

/** The rows of a table in the order of its key, as lines of JSON that the database itself writes, so that nothing is rounded or reinterpreted on the way. */
async function* partsOf(db: Db, table: Table): AsyncGenerator<string[]> {
  const columns = sql.raw(table.columns.map(quoted).join(', '))
  const order = sql.raw((table.key ?? table.columns).map(quoted).join(', '))
  await sql`declare copying no scroll cursor for
    select row_to_json(t)::text as line from (select ${columns} from ${sql.raw(quoted(table.name))} order by ${order}) t`.execute(
    db,
  )
  let lines: string[] = []
  let bytes = 0
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 200 from copying`.execute(db)
    for (const { line } of rows) {
      lines.push(line)
      bytes += line.length
    }
    if (lines.length > 0 && (bytes >= partBytes || rows.length === 0)) {
      yield lines
      lines = []
      bytes = 0
    }
    if (rows.length === 0) break
  }
  await sql`close copying`.execute(db)
}

/** Regular files only, however deep; none if there is no such folder. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const each of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, each.name)
    if (each.isDirectory()) yield* filesIn(path)
    else if (each.isFile()) yield path
  }
}

async function* oneFile(name: string, path: string, entries: Manifest['entries']): AsyncGenerator<Buffer> {
  const { size, mtime } = await stat(path)
  const hash = createHash('sha256')
  let read = 0
  yield tarHeader(name, size, mtime)
  // Kept files never change; one that does all the same must not shift everything behind it.
  for await (const chunk of size === 0 ? [] : createReadStream(path, { end: size - 1 })) {
    read += chunk.length
    hash.update(chunk)
    yield chunk
  }
  if (read < size) throw new Error(`the file ${path} became shorter while it was copied`)
  yield tarPadding(size)
  entries.push({ name, sha256: hash.digest('hex') })
}
