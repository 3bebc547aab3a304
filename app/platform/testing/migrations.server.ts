import { sql } from 'kysely'
import type { Database } from '../database/database.server.ts'
import { readMigrations, splitStatements } from '../database/migrate.server.ts'

/** Does once more to the rows that are there what a migration did to those of its time, by those of its statements that begin so. */
export async function repeat(database: Database, migration: string, begin: string): Promise<void> {
  const text = readMigrations('migrations').find(({ name }) => name === migration)?.text ?? ''
  const statements = splitStatements(text).filter((statement) =>
    statement.replace(/^(--.*\n)+/, '').startsWith(begin),
  )
  if (statements.length === 0) throw new Error(`${migration} has no statement that begins with ${begin}`)
  await database.transaction({ as: 'owner' }, async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  })
}
