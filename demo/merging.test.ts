// What only the whole house can promise: that nothing is forgotten when two records are brought together.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merge } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import { contextOf, findWorkspace, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { closeSystem, openSystem } from '#platform/context/system.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import type { Db } from '#platform/database/database.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { assembleRegistry, type Merge } from '#platform/features/feature.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { freshDatabase } from '#platform/testing/world.server.ts'
import { features } from '../features.server.ts'
import { seedDemo } from './seed.server.ts'

type System = Awaited<ReturnType<typeof openSystem>>
let system: System
let close: () => Promise<void>
beforeAll(async () => {
  const folder = temporaryFolder()
  const { database, drop } = await freshDatabase()
  const settings = readSettings({
    DATA_DIR: folder.path,
    COMMONWEAVE_SECRET: 'x'.repeat(32),
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  })
  system = await openSystem({ ...settings, publicUrl: 'http://localhost:3000' }, database, features)
  close = async () => {
    await closeSystem(system)
    await drop()
    folder.remove()
  }
})
afterAll(() => close())

const asOwner = <T>(work: (db: Db) => Promise<T>) => system.database.transaction({ as: 'owner' }, work)
const found = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> =>
  (await asOwner((db) => query.execute(db))).rows

/** What is not moved, and why. */
const stays: Record<string, string> = {
  'workspaces.host_organization_id organization': 'the host is never brought into another',
}

describe('columns that lead to organizations and people', () => {
  const merges = () => assembleRegistry([...system.registry.features]).merges
  const listed = (kind: Merge['kind']) =>
    new Set(
      merges()
        .filter((one) => one.kind === kind)
        .map((one) => `${one.table}.${one.column}`),
    )

  it('are all moved when two records are brought together: every foreign key', async () => {
    const keys = await found(sql<{ place: string; kind: Merge['kind'] }>`
      select c.relname || '.' || a.attname as place,
        case when k.confrelid = 'organizations'::regclass then 'organization' else 'person' end as kind
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join lateral unnest(k.conkey, k.confkey) as u(own, theirs) on true
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.theirs and b.attname = 'id'
      where k.contype = 'f' and k.confrelid in ('organizations'::regclass, 'people'::regclass)`)
    expect(keys.length).toBeGreaterThan(20)
    const forgotten = keys.filter(
      ({ place, kind }) => !listed(kind).has(place) && stays[`${place} ${kind}`] === undefined,
    )
    expect(forgotten).toEqual([])
  })

  it('are all moved even where no foreign key says so: by their names, and beside a column of kinds', async () => {
    const named = await found(sql<{ place: string; column: string; table: string }>`
      select c.relname || '.' || a.attname as place, a.attname as column, c.relname as table
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'worked out%'`)
    const ofKinds = (column: string) => ['subject_id', 'record_id', 'other_id'].includes(column)
    // Acts for a partner, snoozes and threads name promises, goals and the like, never a record of the landscape.
    const never = new Set(['behalf_acts.subject_id', 'snoozes.record_id', 'discussions.subject_id'])
    const forgotten = named.flatMap(({ place, column }) =>
      (['organization', 'person'] as const)
        .filter((kind) => column.endsWith(`${kind}_id`) || (ofKinds(column) && !never.has(place)))
        .filter((kind) => !listed(kind).has(place) && stays[`${place} ${kind}`] === undefined)
        .map((kind) => `${place} ${kind}`),
    )
    expect(forgotten).toEqual([])
  })

  it('leave nothing that leans on a row which is laid away', async () => {
    const leaning = await found(sql<{ on: string; place: string }>`
      select t.relname as on, c.relname || '.' || a.attname as place
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join lateral unnest(k.conkey, k.confkey) as u(own, theirs) on true
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.theirs and b.attname = 'id'
      where k.contype = 'f'`)
    const laidAway = merges().flatMap((one) =>
      (one.same ?? []).filter((rule) => rule.close === undefined).map((rule) => ({ table: one.table, rule })),
    )
    for (const { table, rule } of laidAway)
      expect(leaning.filter(({ on }) => on === table).map(({ place }) => place)).toEqual(
        (rule.heirs ?? [])
          .filter((heir) => heir.kind === undefined)
          .map((heir) => `${heir.table}.${heir.column}`),
      )
  })
})

describe('in a whole town, two records that are one', () => {
  beforeAll(() => seedDemo(system), 240_000)

  const owner = async (): Promise<Ctx> => {
    const { workspace, actor } = await asOwner(async (db) => {
      const workspace = await findWorkspace(db, { slug: 'demo' })
      if (workspace === null) throw new Error('no demo')
      const { userId } = await db
        .selectFrom('memberships')
        .where('workspaceId', '=', workspace.id)
        .where('role', '=', 'owner')
        .select('userId')
        .executeTakeFirstOrThrow()
      const today = dayIn(workspace.timeZone, system.now())
      return { workspace, actor: await memberActor(db, workspace, userId, today) }
    })
    if (actor === null) throw new Error('the owner does not come in')
    return contextOf(system, workspace, actor)
  }

  /** Every row of every table of workspaces, but for what merging itself writes down and what is worked out again. */
  const everything = async (without: ReadonlySet<string>) => {
    const tables = await found(sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')
        and c.relname not in ('merges', 'merge_moves') and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'worked out%'`)
    const rows = new Map<string, string>()
    for (const { name } of tables)
      for (const { id, row } of await found(
        sql<{
          id: string
          row: string
        }>`select id, (to_jsonb(t) - 'version' - 'updated_at')::text as row from ${sql.table(name)} t`,
      ))
        if (!without.has(`${name} ${id}`)) rows.set(`${name} ${id}`, row)
    return rows
  }

  const leadingTo = async (id: string) => {
    const columns = await found(sql<{ table: string; column: string }>`
      select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'worked out%'`)
    const still: string[] = []
    for (const { table, column } of columns) {
      if (table === 'merges' || table === 'merge_moves' || `${table}.${column}` === `organizations.id`)
        continue
      if (`${table}.${column}` === 'people.id') continue
      const { length } = await found(
        sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id} limit 1`,
      )
      if (length > 0) still.push(`${table}.${column}`)
    }
    return still
  }

  const cases = [
    ['organization', 'organizations', 'Maple Clinic'],
    ['organization', 'organizations', 'Harvest Table'],
    ['person', 'people', 'Dana Whitfield'],
    ['person', 'people', 'Jamal Carter'],
  ] as const
  it.each(cases)(
    'leave nothing behind, and go back to where they were: the %s in %s called %s',
    async (kind, table, name) => {
      const ctx = await owner()
      const workspaceId = ctx.workspace.id
      const [from] = await found(sql<{ id: string }>`
      select id from ${sql.table(table)} where workspace_id = ${workspaceId} and name = ${name}`)
      const into = crypto.randomUUID()
      const at = new Date('2024-01-01T00:00:00Z')
      await asOwner((db) =>
        table === 'people'
          ? db
              .insertInto('people')
              .values({ workspaceId, id: into, name: `${name} again`, createdAt: at, updatedAt: at })
              .execute()
          : db
              .insertInto('organizations')
              .values({
                workspaceId,
                id: into,
                name: `${name} again`,
                kind: 'other',
                createdAt: at,
                updatedAt: at,
              })
              .execute(),
      )
      const before = await everything(new Set())
      const led = await leadingTo(from?.id ?? '')
      expect(led.length).toBeGreaterThan(3)
      const done = await write(ctx, (tx) =>
        merge(tx, kind, { intoId: into, fromId: from?.id ?? '', choices: {} }),
      )
      if (isRefusal(done)) throw new Error(done.code)
      expect(await leadingTo(from?.id ?? '')).toEqual([])
      expect(await write(ctx, (tx) => undo(tx, done.historyId))).toBeNull()
      const added = (await found(sql<{ id: string }>`select id from history where at >= ${ctx.now}`)).map(
        ({ id }) => `history ${id}`,
      )
      const after = await everything(new Set())
      for (const key of added) if (!before.has(key)) after.delete(key)
      for (const key of [...after.keys()])
        if (key.startsWith('history_values ') && !before.has(key)) after.delete(key)
      expect([...after].filter(([key, row]) => before.get(key) !== row)).toEqual([])
      expect([...before.keys()].filter((key) => !after.has(key))).toEqual([])
    },
  )
})
