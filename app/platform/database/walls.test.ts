import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../testing/world.server.ts'

/**
 * What the database's own catalogue says of every table that holds a workspace's data. `workspaces` is the
 * workspace itself, `migrations` is about the database; the schemas `auth` and `jobs` stand outside.
 */
const outside = ['workspaces', 'migrations']

describe('every table of a workspace', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>
  let tables: string[]
  beforeAll(async () => {
    fresh = await freshDatabase()
    tables = (
      await rows<{ name: string }>(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
    )
      .map(({ name }) => name)
      .filter((name) => !outside.includes(name))
  })
  afterAll(async () => {
    await fresh.database.close()
    await fresh.drop()
  })
  const rows = async <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
    (await query.execute(fresh.database.root)).rows as T[]

  it('is one of many, so that nothing read is found out', () => {
    expect(tables.length).toBeGreaterThan(50)
  })

  it('says which workspace a row belongs to', async () => {
    const found = await rows<{ name: string }>(sql`select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull and not a.attisdropped
        and a.atttypid = 'uuid'::regtype
      where c.relnamespace = 'public'::regnamespace`)
    const having = new Set(found.map(({ name }) => name))
    expect(tables.filter((name) => !having.has(name))).toEqual([])
  })

  it('has a key that begins with the workspace, so that it can be spread by it', async () => {
    const found = await rows<{
      name: string
      columns: string[]
    }>(sql`select k.conrelid::regclass::text as name,
        array(select a.attname::text from unnest(k.conkey) with ordinality as key(number, place)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by key.place) as columns
      from pg_constraint k where k.contype in ('p', 'u') and k.connamespace = 'public'::regnamespace`)
    const primary = await rows<{
      name: string
    }>(sql`select conrelid::regclass::text as name from pg_constraint
      where contype = 'p' and connamespace = 'public'::regnamespace`)
    const keyed = new Set(primary.map(({ name }) => name))
    expect(tables.filter((name) => !keyed.has(name))).toEqual([])
    expect(
      found
        .filter(({ name, columns }) => tables.includes(name) && columns[0] !== 'workspace_id')
        // A secret is looked up before a workspace is known.
        .filter(({ columns }) => !columns.some((column) => /(^|_)(token_hash|key_hash)$/.test(column)))
        .map(({ name, columns }) => `${name} (${columns.join(', ')})`),
    ).toEqual([])
  })

  it('points to no row of another workspace: every reference carries it', async () => {
    const found = await rows<{ name: string; columns: string[]; target: string }>(sql`
      select k.conrelid::regclass::text as name, k.confrelid::regclass::text as target,
        array(select a.attname::text from unnest(k.conkey) with ordinality as key(number, place)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by key.place) as columns
      from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`)
    expect(found.length).toBeGreaterThan(50)
    expect(
      found
        .filter(({ name }) => tables.includes(name))
        // Membership is the one bridge to those who sign in, who stand outside of workspaces.
        .filter(({ columns, target }) => columns[0] !== 'workspace_id' && target !== 'auth."user"')
        .map(({ name, target }) => `${name} → ${target}`),
    ).toEqual([])
  })

  it('is walled off by row-level security for whoever works in a workspace', async () => {
    const found = await rows<{ name: string }>(sql`select c.relname as name from pg_class c
      join pg_policy p on p.polrelid = c.oid and p.polname = 'own_workspace' and p.polqual is not null and p.polwithcheck is not null
      where c.relnamespace = 'public'::regnamespace and c.relrowsecurity`)
    const walled = new Set(found.map(({ name }) => name))
    expect(tables.filter((name) => !walled.has(name))).toEqual([])
  })

  it('would be found out if it broke this', async () => {
    await sql`create table loose (id uuid primary key)`.execute(fresh.database.root)
    const found = await rows<{ name: string }>(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity and relname <> all(${outside})`)
    expect(found).toEqual([{ name: 'loose' }])
  })
})
