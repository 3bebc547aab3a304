import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/folders.server.ts'
import { atServer } from '../testing/world.server.ts'
import { type Database, openEmbedded, openPostgres } from './database.server.ts'

describe('a process killed under writes', () => {
  const folder = temporaryFolder()
  let open: () => Promise<Database>
  let address: Record<string, string> = {}
  let drop = async () => {}
  beforeAll(async () => {
    const template = process.env.COMMONWEAVE_TEST_TEMPLATE ?? ''
    if (process.env.COMMONWEAVE_TEST_DATABASE === 'postgres') {
      const server = process.env.COMMONWEAVE_TEST_SERVER ?? ''
      const name = `sigkill_${uuid().replaceAll('-', '')}`
      await atServer(server, `create database ${name} template ${template}`)
      const url = new URL(server)
      url.pathname = `/${name}`
      address = { DATABASE_URL: url.href }
      open = () => openPostgres(url.href, 1)
      drop = () => atServer(server, `drop database ${name} with (force)`)
      await found(await open())
    } else {
      const path = join(folder.path, 'database')
      open = () => openEmbedded(path)
      await found(await openEmbedded(path, new Blob([readFileSync(join(template, 'template.tar'))])))
    }
  })
  afterAll(async () => {
    await drop()
    folder.remove()
  })

  async function found(database: Database): Promise<void> {
    const [workspace, host] = [uuid(), uuid()]
    await sql`insert into workspaces (id, slug, name, time_zone, language, created_at) values (${workspace}, 'demo', 'Demo', 'UTC', 'en', now())`.execute(
      database.root,
    )
    await sql`insert into organizations (workspace_id, id, name, kind, created_at, updated_at) values (${workspace}, ${host}, 'Host', 'nonprofit', now(), now())`.execute(
      database.root,
    )
    await sql`update workspaces set host_organization_id = ${host}`.execute(database.root)
    await database.close()
  }

  /** Starts a writer, hears so many acknowledgements, and kills it; answers every one it heard, the last breath included. */
  async function writeUntilKilled(acknowledgements: number): Promise<string[]> {
    const writer = join(import.meta.dirname, 'testing/writer.server.ts')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer], {
      env: { PATH: process.env.PATH, DATA_DIR: folder.path, COMMONWEAVE_SECRET: 'x'.repeat(32), ...address },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    const heard: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      heard.push(line)
      if (heard.length === acknowledgements) child.kill('SIGKILL')
    }
    const [code, signal] = await gone
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
    return heard
  }

  it('twenty times has lost nothing that it acknowledged, and left nothing half done', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 20; round += 1)
      acknowledged.push(...(await writeUntilKilled(1 + ((round * 7) % 30))))
    expect(acknowledged.length).toBeGreaterThan(200)
    const database = await open()
    const kept = await sql<{ id: string; told: boolean }>`
      select k.id, exists (select from history h where h.subject_id = k.id and h.action = 'apiKey.created'
        and exists (select from history_values v where v.history_id = h.id)) as told
      from api_keys k`.execute(database.root)
    const told = await sql<{
      count: number
    }>`select count(*) as count from history where action = 'apiKey.created'`.execute(database.root)
    await database.close()
    const ids = new Set(kept.rows.map((row) => row.id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(kept.rows.filter((row) => !row.told)).toEqual([])
    expect(told.rows[0]?.count).toBe(kept.rows.length)
  }, 300_000)
})
