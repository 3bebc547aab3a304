import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { openEmbedded, openPostgres } from '../database/database.server.ts'
import { migrate, readMigrations } from '../database/migrate.server.ts'
import { openJobs } from '../jobs/jobs.server.ts'
import { temporaryFolder } from './folders.server.ts'
import { atServer } from './world.server.ts'

const quiet = pino({ level: 'silent' })

/**
 * Before any test of a run: one migrated database that every test copies. With
 * COMMONWEAVE_TEST_DATABASE=postgres it lies on the server COMMONWEAVE_TEST_SERVER, else in a file.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const migrations = readMigrations('migrations')
  if (process.env.COMMONWEAVE_TEST_DATABASE === 'postgres') {
    const server = process.env.COMMONWEAVE_TEST_SERVER
    if (server === undefined) throw new Error('COMMONWEAVE_TEST_SERVER names no PostgreSQL server')
    const name = `template_${process.pid}`
    await atServer(server, `create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    const database = await openPostgres(url.href, 2)
    await migrate(database, migrations)
    const jobs = await openJobs(database, quiet)
    await jobs.stop()
    await database.close()
    process.env.COMMONWEAVE_TEST_TEMPLATE = name
    return () => atServer(server, `drop database ${name} with (force)`)
  }
  const folder = temporaryFolder()
  const database = await openEmbedded(null)
  await migrate(database, migrations)
  const jobs = await openJobs(database, quiet)
  await jobs.stop()
  const dump = await database.embedded?.dumpDataDir('none')
  if (dump === undefined) throw new Error('the embedded database can not be copied')
  writeFileSync(join(folder.path, 'template.tar'), Buffer.from(await dump.arrayBuffer()))
  await database.close()
  process.env.COMMONWEAVE_TEST_TEMPLATE = folder.path
  return async () => folder.remove()
}
