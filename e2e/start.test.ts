import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAsItIs } from '../app/platform/database/open.server.ts'
import { readSettings } from '../app/platform/settings/settings.server.ts'
import { type Client, client, cookieOf, cookiesOf } from './client.ts'
import { freePort, newFolder, type Running, runProgram, startServer } from './server.ts'

/** Tries to start, and expects one line on why it didn't. */
async function refusal(
  folder: string,
  port: number,
  { env = {}, more = [] }: { env?: Record<string, string>; more?: string[] } = {},
): Promise<string> {
  const { code, stdout, stderr } = await runProgram(
    ['serve', '--data', folder, '--port', String(port), '--no-demo', ...more],
    env,
  )
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^[^\n]+\n$/)
  return stderr
}

describe('starting', () => {
  it('says that the port is taken before anything is made', async () => {
    const folder = newFolder()
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    expect(await refusal(folder, port)).toContain(`Port ${port} is taken by another program`)
    await new Promise((resolve) => other.close(resolve))
    expect(existsSync(join(folder, 'database'))).toBe(false)
  })

  it('says that the machine has no such address', async () => {
    const more = ['--host', '192.0.2.1']
    expect(await refusal(newFolder(), await freePort(), { more })).toContain(
      'This machine has no address 192.0.2.1',
    )
  })

  it('says that the folder can not be written to', async () => {
    // Where a file stands there can be no folder: true for every user, also one who may write anywhere.
    const file = join(newFolder(), 'note.txt')
    writeFileSync(file, 'Not a folder.')
    expect(await refusal(join(file, 'data'), await freePort())).toContain("can't be written to")
  })

  it('says that a database can not be opened, and touches nothing of it', async () => {
    const folder = newFolder()
    const version = join(folder, 'database', 'PG_VERSION')
    mkdirSync(join(folder, 'database'))
    writeFileSync(version, '9.6\n')
    expect(await refusal(folder, await freePort())).toContain("can't be opened")
    expect(readFileSync(version, 'utf8')).toBe('9.6\n')
  })

  it.each([
    ['SMTP_URL', 'mail'],
    ['PORT', 'ninety'],
    ['PORT', '99999'],
    ['COMMONWEAVE_SECRET', 'much too short'],
    ['DATABASE_URL', 'mysql://somewhere/else'],
    ['LOG_LEVEL', 'loud'],
  ])('names the setting %s when it is %s, and makes no folder', async (name, value) => {
    const folder = join(newFolder(), 'data')
    const { code, stdout, stderr } = await runProgram(['serve', '--data', folder, '--no-demo'], {
      [name]: value,
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^The setting ${name} can't be used: [^\\n]+\\n$`))
    if (name === 'COMMONWEAVE_SECRET') expect(stderr).not.toContain(value)
    expect(existsSync(folder)).toBe(false)
  })

  it('says that no PostgreSQL answers, without the password of the address', async () => {
    const env = { DATABASE_URL: `postgres://weaver:hush-hush@127.0.0.1:${await freePort()}/none` }
    const line = await refusal(newFolder(), await freePort(), { env })
    expect(line).toContain('No PostgreSQL answers at DATABASE_URL')
    expect(line).not.toContain('hush-hush')
  })
})

describe('a house that nobody has set up', () => {
  const owner = {
    hostName: 'Bay Outreach',
    name: 'The Bay',
    slug: 'bay',
    ownerName: 'Noor Haddad',
    email: 'noor@bay.example',
    password: 'a kettle on the stove',
    timeZone: 'UTC',
    language: 'en',
  }

  const folder = newFolder()
  let server: Running
  beforeAll(async () => {
    server = await startServer({ folder })
  })
  afterAll(() => server?.stop())

  it('is not disturbed by another start on its folder, which says who has it', async () => {
    expect(await refusal(folder, await freePort())).toContain(
      `The folder ${folder} is in use by another Commonweave (process`,
    )
    expect((await client(server).get('/setup')).status).toBe(200)
    expect(JSON.parse(await server.command('workspace', 'list', '--json'))).toEqual({ workspaces: [] })
  })

  it('is set up once, by whoever comes first, who is its owner then', async () => {
    const nobody = client(server)
    const setUp = (fields: Partial<typeof owner> = {}) =>
      nobody.post('/setup', Object.entries({ ...owner, ...fields }))
    for (const path of ['/', '/sign-in', '/bay/today']) expect(await endOf(nobody, path)).toBe('/setup')
    for (const [fields, status] of [
      [{ email: 'nobody' }, 422],
      [{ password: 'short' }, 422],
      [{ slug: 'Big Bay!' }, 422],
      [{ timeZone: 'Bay/Town' }, 422],
      [{ slug: 'setup' }, 409],
    ] as const) {
      const answer = await setUp(fields)
      expect({ fields, status: answer.status }).toEqual({ fields, status })
      expect(answer.text).toContain('value="Bay Outreach"')
      expect(answer.text).not.toContain(owner.password)
    }
    expect(JSON.parse(await server.command('workspace', 'list', '--json'))).toEqual({ workspaces: [] })

    const done = await setUp()
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toContain('/bay/today')
    const noor = client(server, cookiesOf(done))
    expect(await noor.text('/bay/today')).toContain('Noor Haddad')
    expect((await noor.get('/bay/settings')).status).toBe(200)

    expect((await nobody.get('/setup')).status).toBe(404)
    const late = await setUp({ slug: 'second', email: 'late@bay.example' })
    expect(late.headers.get('location')).toBe('/sign-in')
    expect(await server.command('workspace', 'list')).toBe('bay\tThe Bay\n')
  })

  it('is left as it is by an older Commonweave, which says to update', async () => {
    await server.stop()
    await onDatabase(folder, "insert into migrations (name, hash) values ('9999-tomorrow', 'x')")
    expect(await refusal(folder, await freePort())).toContain(
      'This database was made by a newer Commonweave (9999-tomorrow)',
    )
    await onDatabase(folder, "delete from migrations where name = '9999-tomorrow'")
    server = await startServer({ folder })
    expect(await server.command('workspace', 'list')).toBe('bay\tThe Bay\n')
  })
})

/** Where somebody ends who follows all that they are sent on to. */
async function endOf(who: Client, path: string): Promise<string> {
  const { status, headers } = await who.get(path)
  const next = headers.get('location')
  return status === 302 && next !== null ? endOf(who, next) : path
}

/** Does something to the database of a folder that nobody has open. */
async function onDatabase(folder: string, statement: string): Promise<void> {
  const database = await openAsItIs(readSettings({ DATA_DIR: folder, COMMONWEAVE_SECRET: 'x'.repeat(32) }))
  await sql.raw(statement).execute(database.root)
  await database.close()
}

describe('the door', () => {
  let server: Running
  let nobody: Client
  let coordinator: Client
  let viewer: Client

  beforeAll(async () => {
    server = await startServer({ demo: true, env: { METRICS_TOKEN: 'a token for figures' } })
    nobody = client(server)
    coordinator = client(server, await cookieOf(server, 'Amara Osei'))
    viewer = client(server, await cookieOf(server, 'Priya Shah'))
  })
  afterAll(() => server?.stop())

  it('tells how it is, and figures only to those with the token', async () => {
    expect((await nobody.get('/healthz')).text).toBe('ok')
    expect((await nobody.get('/readyz')).text).toBe('ok')
    expect((await nobody.get('/metrics')).status).toBe(404)
    const figures = await nobody.get('/metrics', { authorization: 'Bearer a token for figures' })
    expect(figures.status).toBe(200)
    expect(figures.text).toMatch(/^# HELP /)
  })

  it('lets every page run its own scripts only, and be framed by nobody', async () => {
    const nonces = new Set<string>()
    const seen = [
      await nobody.get('/sign-in'),
      await nobody.get('/nowhere/today'),
      await coordinator.get('/demo/today'),
      await coordinator.get('/demo/partnerships'),
      await coordinator.get('/demo/nowhere'),
      await coordinator.get('/nowhere'),
      await viewer.get('/demo/settings'),
      await nobody.get('/api/v1/'),
    ].filter(({ headers }) => headers.get('content-type')?.startsWith('text/html'))
    expect(seen.length).toBe(7)
    for (const { headers, text } of seen) {
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      nonces.add(nonce)
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      for (const [, attributes = ''] of text.matchAll(/<script\b([^>]*)>/g))
        expect(attributes).toContain(`nonce="${nonce}"`)
      expect(text).not.toMatch(/<style\b|\son\w+="/)
    }
    expect(nonces.size).toBe(seen.length)
  })

  it('answers an address that leads nowhere with a page that leads on', async () => {
    for (const path of ['/demo/nowhere', '/nowhere', '/demo/goals/not-an-id']) {
      const { status, text } = await coordinator.get(path)
      expect(status).toBe(404)
      expect(text).toContain('<h1')
      expect(text).toContain('href="/"')
    }
    expect(server.printed()).not.toContain('"level":50')
  })

  it('takes forms from its own pages only', async () => {
    const fields = [['name', 'Mill Road']] as const
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }])
      expect((await coordinator.post('/demo/communities/new', fields, headers)).status).toBe(403)
    expect((await coordinator.post('/demo/communities/new', fields)).status).toBe(303)
  })

  it('asks whoever guesses passwords to wait, from the sixth try on', async () => {
    const guess = () =>
      nobody.post('/sign-in', [
        ['email', 'somebody@elsewhere.example'],
        ['password', 'let me in, please'],
        ['way', 'password'],
      ])
    for (let tries = 1; tries <= 5; tries++) {
      const { status, text } = await guess()
      expect(status).toBe(409)
      expect(text).toContain('do not go together')
    }
    const { status, text } = await guess()
    expect(status).toBe(429)
    expect(text).toMatch(/\d+ minutes?/)
    expect(text).toContain('somebody@elsewhere.example')
  })

  it('ends every session of somebody who signs out everywhere, and nobody else’s', async () => {
    const here = client(server, await cookieOf(server, 'Tomás Rivera'))
    const there = client(server, await cookieOf(server, 'Tomás Rivera'))
    expect((await there.get('/demo/today')).status).toBe(200)
    expect((await here.post('/sign-out', [['everywhere', 'yes']])).status).toBe(303)
    for (const one of [here, there]) {
      const { status, headers } = await one.get('/demo/today')
      expect(status).toBe(302)
      expect(headers.get('location')).toBe('/sign-in?to=%2Fdemo%2Ftoday')
    }
    expect((await coordinator.get('/demo/today')).status).toBe(200)
  })
})
