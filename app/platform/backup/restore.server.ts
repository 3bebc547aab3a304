import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Database, Db } from '../database/database.server.ts'
import { type Migration, migrate } from '../database/migrate.server.ts'
import { BadBackup, checkArchive, entriesOf, type Manifest, type Opening } from './archive.server.ts'
import { backwardKeys, quoted, type Table, tablesInOrder } from './tables.server.ts'

/** The place to restore to holds something already; the message is the one line to show. */
export class NotEmpty extends Error {}

/** Which of our migrations the backup was made at. Throws BadBackup when it knows others than we do. */
export function migrationsAt(file: string, opening: Opening, migrations: readonly Migration[]): Migration[] {
  return opening.migrations.map(({ name, hash }) => {
    const ours = migrations.find((migration) => migration.name === name)
    if (ours === undefined)
      throw new BadBackup(`${file} was made by a newer Commonweave (${name}); update Commonweave first.`)
    if (ours.hash !== hash)
      throw new BadBackup(`The migration ${name} differs from the one ${file} was made with.`)
    return ours
  })
}

/**
 * Puts a backup into a database and a data folder that hold nothing yet, on either kind of database. The
 * archive is read through before anything is touched; the rows come in one transaction with every
 * constraint checked; then the database is brought up to date. Throws BadBackup, NotEmpty.
 */
export async function restoreBackup(
  to: { database: Database; dataDir: string },
  migrations: readonly Migration[],
  file: string,
): Promise<{ rows: number; files: number }> {
  const { opening, manifest } = await checkArchive(file)
  const then = migrationsAt(file, opening, migrations)
  const filesFolder = join(to.dataDir, 'files')
  if ((await readdir(filesFolder).catch(() => [])).length > 0)
    throw new NotEmpty(`${filesFolder} holds files already; restore into a new folder.`)
  const applied = await appliedTo(to.database)
  if (applied.some((name) => then.every((migration) => migration.name !== name)))
    throw new NotEmpty(
      'This database was already brought further than the backup; restore into a new, empty one.',
    )
  await migrate(to.database, then)
  const written: string[] = []
  try {
    await to.database.transaction({ as: 'owner' }, (db) => fill(db, file, manifest, filesFolder, written))
  } catch (error) {
    for (const path of written) await rm(path, { force: true })
    throw error
  }
  await migrate(to.database, [...migrations])
  // The planner knows nothing of tables that filled in one go.
  await to.database.raw.executeSql('analyze')
  return { rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: manifest.files }
}

async function appliedTo(database: Database): Promise<string[]> {
  const there = await sql<{
    found: boolean
  }>`select to_regclass('public.migrations') is not null as found`.execute(database.root)
  if (there.rows[0]?.found !== true) return []
  const done = await sql<{ name: string }>`select name from public.migrations`.execute(database.root)
  return done.rows.map((row) => row.name)
}

async function fill(
  db: Db,
  file: string,
  manifest: Manifest,
  filesFolder: string,
  written: string[],
): Promise<void> {
  const tables = new Map((await tablesInOrder(db)).map((table) => [table.name, table]))
  const ordered = manifest.tables.map(({ name }) => {
    const table = tables.get(name)
    if (table === undefined) throw new BadBackup(`${file} holds a table that is not known: ${name}.`)
    return table
  })
  for (const table of tables.values()) {
    const { rows } = await sql<{
      found: boolean
    }>`select exists (select from ${sql.raw(quoted(table.name))}) as found`.execute(db)
    if (rows[0]?.found === true)
      throw new NotEmpty('This database holds records already; restore into a new, empty one.')
  }
  const late = backwardKeys(ordered)
  for (const { table, constraint } of late)
    await alterKey(db, table, constraint, 'deferrable initially deferred')
  const counts = new Map<string, number>()
  for await (const { name, content } of entriesOf(file)) {
    if (name.startsWith('files/')) {
      await putFile(filesFolder, name.slice('files/'.length), content, written)
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk)
    const table = /^tables\/([^/]+)\//.exec(name)?.[1]
    if (table === undefined) continue
    const added = await addRows(db, tables.get(table), Buffer.concat(chunks).toString('utf8'))
    counts.set(table, (counts.get(table) ?? 0) + added)
  }
  for (const { name, rows } of manifest.tables)
    if ((counts.get(name) ?? 0) !== rows)
      throw new BadBackup(`${file} is damaged: rows of ${name} are missing.`)
  await sql`set constraints all immediate`.execute(db)
  for (const { table, constraint } of late) await alterKey(db, table, constraint, 'not deferrable')
}

const alterKey = (db: Db, table: string, constraint: string, how: string) =>
  sql.raw(`alter table ${quoted(table)} alter constraint ${quoted(constraint)} ${how}`).execute(db)

async function addRows(db: Db, table: Table | undefined, ndjson: string): Promise<number> {
  if (table === undefined) throw new Error('a table that is not known')
  const columns = table.columns.map(quoted).join(', ')
  const name = quoted(table.name)
  // The lines go to the database as they are: here nothing may read a number or a moment in its own way.
  const rows = `[${ndjson.trimEnd().split('\n').join(',')}]`
  const added = await sql`insert into ${sql.raw(name)} (${sql.raw(columns)})
    select ${sql.raw(columns)} from json_populate_recordset(null::${sql.raw(name)}, ${rows}::json)`.execute(
    db,
  )
  return Number(added.numAffectedRows ?? 0)
}

async function putFile(
  folder: string,
  name: string,
  content: AsyncIterable<Buffer>,
  written: string[],
): Promise<void> {
  const path = join(folder, name)
  if (normalize(path) !== path || !path.startsWith(folder + sep))
    throw new BadBackup('The backup names a file outside of its folder.')
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  written.push(path)
  await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
}
