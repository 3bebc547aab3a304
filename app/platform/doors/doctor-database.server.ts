import { sql } from 'kysely'
import type { Database } from '../database/database.server.ts'
import type { Migration } from '../database/migrate.server.ts'
import { hasDatabase, openAsItIs } from '../database/open.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import { type Finding, finding, messageOf } from './finding.ts'
import { withFolder } from './house.server.ts'
import { whoOwns } from './socket.server.ts'

/** Whether the database answers, is recent enough and up to date, and agrees on the time. */
export async function examineDatabase(
  settings: Settings,
  migrations: readonly Migration[],
  now: Date,
): Promise<Finding[]> {
  if (settings.databaseUrl === null) {
    if (!hasDatabase(settings))
      return [finding('database', 'attention', 'There is no database yet; the first start makes one.')]
    // Only its owner may open the embedded database: two processes on it would ruin it.
    if ((await whoOwns(settings.dataDir)) !== null)
      return [finding('database', 'fine', 'The embedded database is in the hands of that process.')]
  }
  try {
    return await withFolder(settings, async () => {
      const opened = await openAsItIs(settings)
      try {
        return [await version(opened), await migrated(opened, migrations), await clock(opened, now)]
      } finally {
        await opened.close()
      }
    })
  } catch (error) {
    return [finding('database', 'wrong', `The database can’t be used: ${messageOf(error)}.`)]
  }
}

async function version(opened: Database): Promise<Finding> {
  const { rows } = await sql<{ number: number; text: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as text`.execute(
    opened.root,
  )
  const kind = opened.kind === 'pglite' ? 'embedded' : 'PostgreSQL'
  const recent = (rows[0]?.number ?? 0) >= 150000
  return finding(
    'database',
    recent ? 'fine' : 'wrong',
    `The ${kind} database answers, version ${rows[0]?.text}${recent ? '' : '; 15 or newer is needed'}.`,
  )
}

async function migrated(opened: Database, migrations: readonly Migration[]): Promise<Finding> {
  const there = await sql<{
    found: boolean
  }>`select to_regclass('public.migrations') is not null as found`.execute(opened.root)
  if (there.rows[0]?.found !== true)
    return finding('migrations', 'attention', 'It is empty; the first start fills in the tables.')
  const { rows } = await sql<{
    name: string
    hash: string
  }>`select name, hash from public.migrations`.execute(opened.root)
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]))
  const newer = rows.find((row) => !known.has(row.name))
  if (newer !== undefined)
    return finding(
      'migrations',
      'wrong',
      `It was made by a newer Commonweave (${newer.name}); update Commonweave.`,
    )
  const changed = rows.find((row) => known.get(row.name) !== row.hash)
  if (changed !== undefined)
    return finding('migrations', 'wrong', `Its migration ${changed.name} differs from the one here.`)
  const missing = migrations.length - rows.length
  return missing === 0
    ? finding('migrations', 'fine', `It is up to date, with ${rows.length} migrations.`)
    : finding(
        'migrations',
        'attention',
        `It is ${missing} migrations behind; the next start brings it up to date.`,
      )
}

async function clock(opened: Database, now: Date): Promise<Finding> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(opened.root)
  const apart = Math.abs((rows[0]?.at.getTime() ?? 0) - now.getTime()) / 1000
  if (now.getUTCFullYear() < 2026)
    return finding('clock', 'wrong', `This machine’s clock says ${now.toISOString()}, which can’t be.`)
  return apart < 60
    ? finding('clock', 'fine', 'The clocks of this machine and of the database agree.')
    : finding(
        'clock',
        'wrong',
        `The clocks of this machine and of the database are ${Math.round(apart)} seconds apart.`,
      )
}
