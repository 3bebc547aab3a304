import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './database.server.ts'

/** The database can't be used by this version; the message is the one line to show. */
export class WrongDatabase extends Error {}

export interface Migration {
  name: string
  text: string
  hash: string
}

/** The migrations of a folder in the order of their numbers. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return { name: file.slice(0, -4), text, hash: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database up to date; each migration in a transaction of its own, under a lock that two
 * starting processes wait for. Throws WrongDatabase when the database is newer or was changed by hand.
 * Returns the names applied.
 */
export async function migrate(database: Database, migrations: Migration[]): Promise<string[]> {
  await sql`create table if not exists public.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())`.execute(
    database.root,
  )
  const applied: string[] = []
  for (;;) {
    const next = await database.transaction({ as: 'owner' }, async (db) => {
      await sql`select pg_advisory_xact_lock(7237001)`.execute(db)
      const done = await sql<{
        name: string
        hash: string
      }>`select name, hash from public.migrations order by name`.execute(db)
      const known = new Map(migrations.map((migration) => [migration.name, migration.hash]))
      for (const row of done.rows) {
        if (!known.has(row.name))
          throw new WrongDatabase(
            `This database was made by a newer Commonweave (${row.name}); update Commonweave first.`,
          )
        if (known.get(row.name) !== row.hash)
          throw new WrongDatabase(
            `The migration ${row.name} differs from the one this database was made with.`,
          )
      }
      const has = new Set(done.rows.map((row) => row.name))
      const migration = migrations.find((candidate) => !has.has(candidate.name))
      if (migration === undefined) return null
      for (const statement of splitStatements(migration.text)) await sql.raw(statement).execute(db)
      await sql`insert into public.migrations (name, hash) values (${migration.name}, ${migration.hash})`.execute(
        db,
      )
      return migration.name
    })
    if (next === null) return applied
    applied.push(next)
  }
}

/** Statements of a script, split at semicolons outside of quotes, dollar quotes and comments: the embedded database takes one at a time. */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let start = 0
  let at = 0
  const skipTo = (end: string, from: number) => {
    const found = text.indexOf(end, from)
    return found < 0 ? text.length : found + end.length
  }
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    const dollar = /^\$[a-z_]*\$/i.exec(text.slice(at, at + 40))
    if (two === '--') at = skipTo('\n', at)
    else if (two === '/*') at = skipTo('*/', at + 2)
    else if (dollar) at = skipTo(dollar[0], at + dollar[0].length)
    else if (text[at] === "'") at = skipTo("'", at + 1)
    else if (text[at] === '"') at = skipTo('"', at + 1)
    else if (text[at] === ';') {
      statements.push(text.slice(start, at))
      at += 1
      start = at
    } else at += 1
  }
  statements.push(text.slice(start))
  return statements
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/--.*/g, '').trim() !== '')
}
