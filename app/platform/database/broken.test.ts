import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
