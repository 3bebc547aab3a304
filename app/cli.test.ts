import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callCli } from './cli-testing.server.ts'
import { foundWorkspace } from './platform/accounts/found-workspace.server.ts'
import { readMigrations } from './platform/database/migrate.server.ts'
import { withHouse } from './platform/doors/house.server.ts'
import { isRefusal } from './platform/errors/errors.ts'
import { readSettings } from './platform/settings/settings.server.ts'
import { temporaryFolder } from './platform/testing/folders.server.ts'
import { emptyPlace, type Place } from './platform/testing/place.server.ts'

const migrations = readMigrations('migrations')

describe('the command line', () => {
  const scratch = temporaryFolder()
  const data = join(scratch.path, 'data')
  const served: unknown[] = []
  let first: Place
  let second: Place

  const cli = (argv: string[], { env } = first) => callCli(argv, { cwd: scratch.path, env, served })
  beforeAll(async () => {
    first = await emptyPlace()
    second = await emptyPlace()
    await withHouse(
      readSettings(first.env, { dataDir: data }),
      { features: [], migrations },
      async (system) => {
        const made = await foundWorkspace(system, {
          slug: 'river',
          name: 'River',
          hostName: 'Host',
          timeZone: 'UTC',
          language: 'en',
        })
        expect(isRefusal(made)).toBe(false)
      },
    )
  }, 120_000)
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()])
    scratch.remove()
  })

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
    expect(await cli(['doctor', 'twice', '--data', data])).toMatchObject({ code: 2 })
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
    const other = join(scratch.path, 'second')
    expect(await cli(['restore', 'copy.tar.gz', '--data', other], second)).toMatchObject({ code: 0 })
    expect((await cli(['workspace', 'list', '--data', other], second)).out).toEqual(['river\tRiver'])
    const again = await cli(['restore', 'copy.tar.gz', '--data', other], second)
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
    // As the first start leaves it; with a server, commands alone need no folder.
    mkdirSync(data, { recursive: true })
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
})
