import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../accounts/keys/create.server.ts'
import { write } from '../context/transaction.server.ts'
import { type Database, openEmbedded, openPostgres } from '../database/database.server.ts'
import { migrate, readMigrations } from '../database/migrate.server.ts'
import { readSettings } from '../settings/settings.server.ts'
import { temporaryFolder } from '../testing/folders.server.ts'
import { atServer, freshDatabase, openWorld, type World } from '../testing/world.server.ts'
import { BadBackup } from './archive.server.ts'
import { copyOnceADay, listCopies } from './copies.server.ts'
import { makeBackup } from './make.server.ts'
import { NotEmpty, restoreBackup } from './restore.server.ts'
import { backwardKeys, inOrder, quoted, type Table, tablesInOrder } from './tables.server.ts'

const migrations = readMigrations('migrations')

/** Every row of every table, worked-out columns included, as the database writes it. */
const everyRow = (database: Database): Promise<Record<string, string[]>> =>
  database.transaction({ as: 'owner', snapshot: true }, async (db) => {
    await sql`set local timezone = 'UTC'`.execute(db)
    const all: Record<string, string[]> = {}
    for (const { name, key } of await tablesInOrder(db)) {
      const order = sql.raw(key.map(quoted).join(', '))
      const { rows } = await sql<{
        line: string
      }>`select row_to_json(t)::text as line from ${sql.raw(quoted(name))} t order by ${order}`.execute(db)
      all[name] = rows.map((row) => row.line).sort()
    }
    return all
  })

/** A database with nothing in it; `migrated` where that is quicker, as a restore takes both. */
async function emptyDatabase(
  kind: 'pglite' | 'postgres',
  migrated = false,
): Promise<{ database: Database; drop: () => Promise<void> }> {
  if (kind === 'pglite' && migrated && process.env.COMMONWEAVE_TEST_DATABASE !== 'postgres') {
    const { database } = await freshDatabase()
    return { database, drop: () => database.close() }
  }
  if (kind === 'pglite') {
    const database = await openEmbedded(null)
    return { database, drop: () => database.close() }
  }
  const server = process.env.COMMONWEAVE_TEST_SERVER ?? ''
  const name = `restored_${uuid().replaceAll('-', '')}`
  await atServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openPostgres(url.href, 1)
  return {
    database,
    drop: async () => {
      await database.close()
      await atServer(server, `drop database ${name} with (force)`)
    },
  }
}

/** What drivers and formats like to change on the way. */
async function fillWithAwkwardThings(world: World): Promise<void> {
  const partner = await world.organization('Ñandú “& Söhne” \\ \t\n\u2028 <b>', {
    extra: JSON.stringify({ big: '12345678901234567890.123', nested: { list: [1, null, 'x', 1e-7] } }),
    tags: ['a,b', '"quoted"', '{}', '', 'NULL', 'ünï'],
    languages: [],
    latitude: 0.1 + 0.2,
    longitude: -179.99999999999997,
    updatedAt: '0044-03-15T12:00:00.123456Z',
  })
  await world.as('owner')
  await world.as('lead', partner)
  const personId = await world.person('Ghost', { deletedAt: '2026-01-01T00:00:00.000001+05:30' })
  await world.affiliate(personId, partner, { beganOn: '1999-12-31', endedOn: '2024-02-29' })
  await write(await world.as('owner'), (tx) =>
    createApiKey(tx, { name: 'x', role: 'lead', organizationId: partner }),
  )
  await world.system.database.transaction({ as: 'owner' }, async (db) => {
    await sql`insert into auth.attempt (key, tried_at, tries) values (${world.workspace.slug}, '2026-01-01 00:00:00.5+00', 3)`.execute(
      db,
    )
    await sql`update organizations set extra = '{"n": 123456789012345678901234567890.000000000000000001}' where id = ${world.hostId}`.execute(
      db,
    )
    await sql`insert into communities (workspace_id, id, name, description, created_at, updated_at)
      select ${world.workspace.id}, gen_random_uuid(), 'Community ' || n, repeat(' long', 500), now(), now() from generate_series(1, 1000) n`.execute(
      db,
    )
  })
  const files = join(world.system.settings.dataDir, 'files', world.workspace.id, 'ab')
  mkdirSync(files, { recursive: true })
  writeFileSync(join(files, 'empty'), '')
  writeFileSync(join(files, 'bytes'), Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 256)))
}

describe('a backup', () => {
  let world: World
  let untouched: Awaited<ReturnType<typeof emptyDatabase>>
  const scratch = temporaryFolder()
  const file = join(scratch.path, 'copies', 'one.tar.gz')
  beforeAll(async () => {
    world = await openWorld([])
    await fillWithAwkwardThings(world)
    await fillWithAwkwardThings(await world.another())
    await makeBackup(world.system, file)
    untouched = await emptyDatabase('pglite')
  }, 240_000)
  afterAll(async () => {
    await world.close()
    await untouched.drop()
    scratch.remove()
  })

  it('brings back every row of every table, every file and every key as strict as it was, on the other kind of database and back again', async () => {
    const before = await everyRow(world.system.database)
    // The one that may be: the days of a series are moved around among each other.
    const loose = ['meetings_once_a_day']
    expect(await looseKeys(world.system.database)).toEqual(loose)
    expect(before['public.communities']).toHaveLength(2000)
    const kinds =
      world.system.database.kind === 'postgres'
        ? (['pglite', 'postgres'] as const)
        : (['pglite', 'pglite'] as const)
    let source = file
    for (const kind of kinds) {
      const { database, drop } = await emptyDatabase(kind, true)
      const folder = temporaryFolder()
      const told = await restoreBackup({ database, dataDir: folder.path }, migrations, source)
      expect(await everyRow(database)).toEqual(before)
      expect(told.files).toBe(4)
      expect(await looseKeys(database)).toEqual(loose)
      const path = join('files', world.workspace.id, 'ab', 'bytes')
      expect(readFileSync(join(folder.path, path))).toEqual(
        readFileSync(join(world.system.settings.dataDir, path)),
      )
      source = join(scratch.path, `${uuid()}.tar.gz`)
      const settings = { ...world.system.settings, dataDir: folder.path }
      await makeBackup({ database, settings, now: world.system.now }, source)
      await drop()
      folder.remove()
    }
  }, 120_000)

  it('is its owner’s to read, and leaves nothing half-made beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(scratch.path, 'copies'))).toEqual(['one.tar.gz'])
  })

  it('is not put over records or files that are there, and these stay', async () => {
    const before = await everyRow(world.system.database)
    const folder = temporaryFolder()
    const to = { database: world.system.database, dataDir: folder.path }
    await expect(restoreBackup(to, migrations, file)).rejects.toBeInstanceOf(NotEmpty)
    expect(await everyRow(world.system.database)).toEqual(before)
    mkdirSync(join(folder.path, 'files'))
    writeFileSync(join(folder.path, 'files', 'mine'), 'x')
    await expect(restoreBackup(to, migrations, file)).rejects.toThrow('holds files already')
    folder.remove()
  })

  const spoiled: [string, string, (whole: Buffer) => Buffer][] = [
    ['is something else', 'not a backup', () => Buffer.from('name,kind\n')],
    ['is some other archive', 'not a backup|damaged', () => gzipSync('hello')],
    ['is empty', 'damaged', () => Buffer.alloc(0)],
    ['was cut off', 'damaged', (whole) => whole.subarray(0, whole.length / 2)],
    ['lost its end', 'damaged', (whole) => gzipSync(gunzipSync(whole).subarray(0, -4096))],
    [
      'has one letter changed',
      'damaged',
      (whole) =>
        gzipSync(
          Buffer.from(gunzipSync(whole).toString('latin1').replace('Community 7', 'Community 8'), 'latin1'),
        ),
    ],
    [
      'has a newer form',
      'newer',
      (whole) =>
        gzipSync(
          Buffer.from(gunzipSync(whole).toString('latin1').replace('{"format":1', '{"format":2'), 'latin1'),
        ),
    ],
  ]
  it.each(spoiled)('that %s is refused in one line, and nothing is touched', async (_what, says, spoil) => {
    const bad = join(scratch.path, 'bad.tar.gz')
    writeFileSync(bad, spoil(readFileSync(file)))
    const { database } = untouched
    const refused = restoreBackup({ database, dataDir: scratch.path }, migrations, bad)
    await expect(refused).rejects.toBeInstanceOf(BadBackup)
    await expect(refused).rejects.toThrow(new RegExp(says))
    const { rows } = await sql<{
      found: number
    }>`select count(*) as found from pg_tables where schemaname = 'public'`.execute(database.root)
    expect(rows).toEqual([{ found: 0 }])
  })

  it('that is not there is said to be not there', async () => {
    const to = { database: untouched.database, dataDir: scratch.path }
    await expect(restoreBackup(to, migrations, '/nowhere/x')).rejects.toThrow('There is no file /nowhere/x.')
  })

  it('made by a newer version, or by one that was changed by hand, is refused', async () => {
    const to = { database: untouched.database, dataDir: scratch.path }
    await expect(restoreBackup(to, migrations.slice(0, -1), file)).rejects.toThrow('newer Commonweave')
    const changed = migrations.map((migration) => ({ ...migration, hash: 'other' }))
    await expect(restoreBackup(to, changed, file)).rejects.toThrow('differs')
  })

  it('of an older version is brought up to date', async () => {
    const older = migrations.slice(0, -1)
    const { database, drop } = await emptyDatabase('pglite')
    await migrate(database, older)
    const folder = temporaryFolder()
    const old = join(scratch.path, 'old.tar.gz')
    await makeBackup({ ...world.system, database }, old)
    const target = await emptyDatabase('pglite')
    await restoreBackup({ database: target.database, dataDir: folder.path }, migrations, old)
    const { rows } = await sql<{ name: string }>`select name from public.migrations order by name`.execute(
      target.database.root,
    )
    expect(rows.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name))
    const again = temporaryFolder()
    await expect(
      restoreBackup({ database: world.system.database, dataDir: again.path }, migrations, old),
    ).rejects.toThrow('further than the backup')
    await Promise.all([drop(), target.drop()])
    folder.remove()
    again.remove()
  }, 120_000)

  it('is made once a day by itself, and so many are kept', async () => {
    const folder = temporaryFolder()
    const days = (settings: { backupsKept: number }) => ({
      ...world.system,
      settings: { ...world.system.settings, dataDir: folder.path, ...settings },
    })
    for (const moment of [
      '2026-03-28T01:00:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-29T02:00:00Z',
      '2026-03-30T01:00:00Z',
    ])
      await copyOnceADay({ ...days({ backupsKept: 2 }), now: () => new Date(moment) })
    const kept = await listCopies(folder.path)
    expect(kept.map((path) => path.slice(-17, -7))).toEqual(['2026-03-30', '2026-03-29'])
    await copyOnceADay({ ...days({ backupsKept: 0 }), now: () => new Date('2026-03-31T01:00:00Z') })
    expect(await listCopies(folder.path)).toEqual(kept)
    folder.remove()
  })
})

describe('a backup of the embedded database on disk', () => {
  it('lets others work while it is made, and holds what there was when it began', async () => {
    const folder = temporaryFolder()
    const database = await openEmbedded(join(folder.path, 'database'))
    await migrate(database, migrations)
    const say = (key: string) =>
      sql`insert into auth.attempt (key, tried_at, tries) values (${key}, now(), 1)`.execute(database.root)
    await say('before')
    const system = {
      database,
      settings: readSettings({ DATA_DIR: folder.path, COMMONWEAVE_SECRET: 'x'.repeat(32) }),
      now: () => new Date(),
    }
    mkdirSync(join(folder.path, 'copying-0-killed'))
    const file = join(folder.path, 'copy.tar.gz')
    let made = false
    const making = makeBackup(system, file).then(() => {
      made = true
    })
    while (!readdirSync(folder.path).some((name) => name.startsWith(`copying-${process.pid}`)))
      await setImmediate()
    await say('meanwhile')
    expect(made).toBe(false)
    await making
    expect(readdirSync(folder.path).toSorted()).toEqual(['copy.tar.gz', 'database'])

    const again = await emptyDatabase('pglite', true)
    const restored = temporaryFolder()
    await restoreBackup({ database: again.database, dataDir: restored.path }, migrations, file)
    const keys = await again.database.root.selectFrom('auth.attempt').select('key').execute()
    expect(keys).toEqual([{ key: 'before' }])
    await Promise.all([again.drop(), database.close()])
    for (const each of [folder, restored]) each.remove()
  }, 120_000)
})

describe('the order of tables', () => {
  const table = (name: string, ...to: string[]): Table => ({
    name,
    columns: [],
    key: [],
    references: to.map((other) => ({ table: other, constraint: `${name}_${other}` })),
  })

  it('puts each after those it points to, and leaves to the end what goes in a circle or to itself', () => {
    const ordered = inOrder([table('c', 'b', 'c'), table('b', 'a'), table('a', 'b'), table('d', 'c')])
    expect(ordered.map((each) => each.name)).toEqual(['a', 'b', 'c', 'd'])
    expect(backwardKeys(ordered).map((each) => each.constraint)).toEqual(['a_b', 'c_c'])
  })
})

/** The keys that are looked at when a transaction ends and not at once. */
async function looseKeys(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
    where condeferrable and connamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1`.execute(
    database.root,
  )
  return rows.map(({ name }) => name)
}
