import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Cluster, startCluster } from '#platform/testing/cluster.ts'
import { type Database, openPostgres } from './database.server.ts'

let cluster: Cluster
let database: Database
beforeAll(async () => {
  cluster = await startCluster()
  database = await openPostgres(cluster.url, 1)
}, 60_000)
afterAll(async () => {
  await database.close()
  await cluster.stop()
})

it('outlives a server that ends a connection, also in a transaction that asks nothing at the moment', async () => {
  const asking = database.transaction({ as: 'owner' }, (db) =>
    sql`select pg_terminate_backend(pg_backend_pid())`.execute(db),
  )
  await expect(asking).rejects.toThrow()
  const silent = database.transaction({ as: 'owner' }, async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await database.raw.executeSql('select pg_terminate_backend($1)', [rows[0]?.pid])
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sql`select 1`.execute(db)
  })
  await expect(silent).rejects.toThrow()
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.root)
  expect(rows).toEqual([{ one: 1 }])
})

it('sends a server what a transaction asks together, before it has answered the first', async () => {
  const other = new pg.Client({ connectionString: cluster.url })
  await other.connect()
  await other.query('select pg_advisory_lock(7)')
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  const asking = database.transaction({ as: 'owner' }, async (db) => {
    const before = sent.mock.calls.length
    const answers = Promise.all([
      sql`select pg_advisory_xact_lock(7)`.execute(db),
      sql<{ two: number }>`select ${2}::int as two`.execute(db),
    ])
    await vi.waitFor(() => expect(sent.mock.calls.length - before).toBe(2))
    await other.query('select pg_advisory_unlock(7)')
    const [, second] = await answers
    return second.rows
  })
  expect(await asking).toEqual([{ two: 2 }])
  sent.mockRestore()
  await other.end()
})

it('writes nothing of a transaction in which one of several fails', async () => {
  await database.raw.executeSql('create table kept (id integer primary key)')
  const failing = database.transaction({ as: 'owner' }, (db) =>
    Promise.all([sql`insert into kept values (1)`.execute(db), sql`select 1 / 0`.execute(db)]),
  )
  await expect(failing).rejects.toThrow('division by zero')
  expect((await database.raw.executeSql('select * from kept')).rows).toEqual([])
})
