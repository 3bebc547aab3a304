// About the folder and its owner, which only the embedded database has: with a server a command goes straight to it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { callCli, saying } from './cli-testing.server.ts'
import { foundWorkspace } from './platform/accounts/found-workspace.server.ts'
import { closeSystem, openSystem } from './platform/context/system.server.ts'
import { migrate, readMigrations } from './platform/database/migrate.server.ts'
import { openAsItIs } from './platform/database/open.server.ts'
import { takeFolder } from './platform/doors/folder.server.ts'
import { socketPath } from './platform/doors/socket.server.ts'
import { isRefusal } from './platform/errors/errors.ts'
import { readSettings } from './platform/settings/settings.server.ts'
import { temporaryFolder } from './platform/testing/folders.server.ts'

const env = { COMMONWEAVE_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }

describe('the command line and the folder', () => {
  const scratch = temporaryFolder()
  const data = join(scratch.path, 'data')
  const settings = readSettings(env, { dataDir: data })
  const cli = (argv: string[], cwd = scratch.path) => callCli(argv, { cwd, env })
  afterAll(scratch.remove)

  it('says that there is nothing yet, and makes nothing', async () => {
    expect(await cli(['workspace', 'list', '--data', data])).toEqual({
      code: 1,
      out: [],
      err: [`There is no Commonweave in ${data} yet; bin/start makes one.`],
    })
    expect(existsSync(data)).toBe(false)
  })

  it('lets a running process do the work, from the caller’s folder, and says what that process says', async () => {
    const database = await openAsItIs(settings)
    await migrate(database, readMigrations('migrations'))
    const system = await openSystem(settings, database, [saying('there')])
    const made = await foundWorkspace(system, {
      slug: 'river',
      name: 'River',
      hostName: 'Host',
      timeZone: 'UTC',
      language: 'en',
    })
    expect(isRefusal(made)).toBe(false)
    const folder = await takeFolder(data, () => system)
    try {
      expect(await cli(['where', '--data', data], '/somewhere')).toEqual({
        code: 0,
        out: ['there /somewhere/x'],
        err: ['looking'],
      })
      expect(await cli(['where', '--data', data, '--refuse'])).toEqual({
        code: 1,
        out: [],
        err: ['Not today.'],
      })
      expect(
        (await cli(['token', 'create', '--data', data, '--workspace', 'river', '--role', 'viewer'])).code,
      ).toBe(0)
      expect((await cli(['doctor', '--data', data])).out.join('\n')).toContain(`process ${process.pid}`)
      expect((await cli(['backup', 'copy.tar.gz', '--data', data])).code).toBe(0)
      const restored = await cli(['restore', 'copy.tar.gz', '--data', data])
      expect(restored.err).toEqual([
        `The folder ${data} is in use by another Commonweave (process ${process.pid}).`,
      ])
    } finally {
      await closeSystem(system)
      await folder.release()
    }
    expect(existsSync(socketPath(data))).toBe(false)
    expect((await cli(['where', '--data', data], '/somewhere')).out).toEqual(['here /somewhere/x'])
  }, 120_000)
})
