import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli.ts'
import { foundWorkspace } from './platform/accounts/found-workspace.server.ts'
import { closeSystem, openSystem } from './platform/context/system.server.ts'
import { migrate, readMigrations } from './platform/database/migrate.server.ts'
import { openAsItIs } from './platform/database/open.server.ts'
import { CommandRefused } from './platform/doors/command.server.ts'
import { takeFolder } from './platform/doors/folder.server.ts'
import { withHouse } from './platform/doors/house.server.ts'
import { socketPath } from './platform/doors/socket.server.ts'
import { isRefusal } from './platform/errors/errors.ts'
import type { Feature } from './platform/features/feature.server.ts'
import { readSettings } from './platform/settings/settings.server.ts'
import { temporaryFolder } from './platform/testing/folders.server.ts'

const migrations = readMigrations('migrations')
const env = { COMMONWEAVE_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }
const saying = (where: string): Feature => ({
  name: 'test',
  commands: {
    where: {
      usage: '[--refuse]',
      summary: 'Says where it ran.',
      options: { refuse: 'flag' },
      run: async ({ options, path, say, tell }) => {
        if (options.refuse === true) throw new CommandRefused('Not today.')
        tell('looking')
        say(`${where} ${path('x')}`)
      },
    },
  },
})

describe('the command line', () => {
  const scratch = temporaryFolder()
  const data = join(scratch.path, 'data')
  const settings = readSettings(env, { dataDir: data })
  const served: unknown[] = []

  async function cli(argv: string[], cwd = scratch.path) {
    const out: string[] = []
    const err: string[] = []
    const code = await runCli(argv, {
      features: [saying('here')],
      serve: async (options) => served.push(options) - 1,
      root: process.cwd(),
      env,
      cwd,
      stdout: (line) => out.push(line),
      stderr: (line) => err.push(line),
    })
    return { code, out, err }
  }
  beforeAll(async () => {
    const before = await cli(['workspace', 'list', '--data', data])
    expect(before).toMatchObject({ code: 1, out: [] })
    expect(before.err).toEqual([`There is no Commonweave in ${data} yet; bin/start makes one.`])
    await withHouse(settings, { features: [], migrations }, async (system) => {
      const made = await foundWorkspace(system, {
        slug: 'river',
        name: 'River',
        hostName: 'Host',
        timeZone: 'UTC',
        language: 'en',
      })
      expect(isRefusal(made)).toBe(false)
    })
  }, 120_000)
  afterAll(scratch.remove)

  it('says what it can do, and that it can’t do something else', async () => {
    const help = await cli(['help'])
    expect(help.code).toBe(0)
    for (const name of ['serve', 'backup FILE', 'restore FILE', 'token create', 'owner add MAIL', 'doctor'])
      expect(help.out.join('\n')).toContain(`  ${name}`)
    const unknown = await cli(['dance'])
    expect(unknown.code).toBe(2)
    expect(unknown.err[0]).toBe('There is no command dance. There are:')
    expect(unknown.err.join('\n')).toContain('workspace list')
    expect((await cli([])).code).toBe(2)
  })

  it('starts the door with the options typed', async () => {
    expect(await cli(['serve', '--data', 'here', '--port', '4000', '--no-demo'])).toMatchObject({ code: 0 })
    expect(served).toEqual([{ dataDir: join(scratch.path, 'here'), port: '4000', demo: false }])
    expect((await cli(['serve', '--colour', 'red'])).code).toBe(2)
  })

  it('makes a key, as the only line and as JSON', async () => {
    const made = await cli([
      'token',
      'create',
      '--workspace',
      'river',
      '--role',
      'owner',
      '--data',
      data,
      '--json',
    ])
    expect(made.code).toBe(0)
    expect(made.out).toHaveLength(1)
    expect(JSON.parse(made.out[0] ?? '').token).toMatch(/^cw_[\w-]{32}$/)
    expect(made.err).toEqual([])
  }, 60_000)

  it('says in one line what is wrong with a call, or why it was refused', async () => {
    const token = (...more: string[]) => cli(['token', 'create', '--data', data, ...more])
    for (const [more, code, says] of [
      [['--role', 'owner'], 2, '--workspace SLUG'],
      [['--workspace', 'nowhere', '--role', 'owner'], 1, 'There is no workspace nowhere.'],
      [['--workspace', 'river', '--role', 'king'], 2, 'role'],
      [['--workspace', 'river', '--role', 'lead'], 1, 'which organization'],
      [['--workspace', 'river', '--role', 'owner', '--loud'], 2, '--loud'],
    ] as const) {
      const answer = await token(...more)
      expect(answer, more.join(' ')).toMatchObject({ code, out: [] })
      expect(answer.err).toHaveLength(1)
      expect(answer.err[0]).toContain(says)
    }
  }, 120_000)

  it('lets an owner in, once', async () => {
    const add = () => cli(['owner', 'add', 'Ana.Lopez@example.org', '--workspace', 'river', '--data', data])
    const first = await add()
    expect(first).toMatchObject({ code: 0 })
    expect(first.out[0]).toContain('ana.lopez@example.org is an owner of River now')
    expect(await add()).toMatchObject({ code: 1, err: ['ana.lopez@example.org is an owner already.'] })
    expect((await cli(['owner', 'add', 'not-a-mail', '--workspace', 'river', '--data', data])).code).toBe(2)
  }, 60_000)

  it('copies everything into a file, and a new folder from that file', async () => {
    const done = await cli(['backup', 'copy.tar.gz', '--data', data, '--json'])
    expect(done.code).toBe(0)
    expect(JSON.parse(done.out[0] ?? '')).toMatchObject({ file: join(scratch.path, 'copy.tar.gz') })
    expect(await cli(['backup', 'copy.tar.gz', '--data', data])).toMatchObject({ code: 1 })
    const second = join(scratch.path, 'second')
    expect(await cli(['restore', 'copy.tar.gz', '--data', second])).toMatchObject({ code: 0 })
    expect((await cli(['workspace', 'list', '--data', second])).out).toEqual(['river\tRiver'])
    const again = await cli(['restore', 'copy.tar.gz', '--data', second])
    expect(again).toMatchObject({
      code: 1,
      err: ['This database holds records already; restore into a new, empty one.'],
    })
    const nothing = await cli(['restore', 'nothing.tar.gz', '--data', join(scratch.path, 'third')])
    expect(nothing).toMatchObject({
      code: 1,
      err: [`There is no file ${join(scratch.path, 'nothing.tar.gz')}.`],
    })
    expect(existsSync(join(scratch.path, 'third'))).toBe(false)
  }, 120_000)

  it('looks whether everything is in order', async () => {
    const well = await cli(['doctor', '--data', data])
    expect(well).toMatchObject({ code: 0 })
    expect(well.out.join('\n')).toContain('It is up to date')
    const missing = await cli([
      'doctor',
      '--data',
      join(scratch.path, 'data', 'database', 'PG_VERSION'),
      '--json',
    ])
    expect(missing.code).toBe(1)
  }, 60_000)

  it('lets a running process do the work, from the caller’s folder, and says what that process says', async () => {
    const database = await openAsItIs(settings)
    await migrate(database, migrations)
    const system = await openSystem(settings, database, [saying('there')])
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
  }, 60_000)
})
