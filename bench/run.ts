// Loads both databases to the size of the budgets and measures the built program beside raw SQL.
//   npm run bench                  everything, and the table for docs/performance.md
//   npm run bench -- --small       a hundredth of the size, to see that it works
//   … --only=PostgreSQL            one database; the other is called embedded
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { openAccounts } from '#platform/accounts/accounts.server.ts'
import { userFor } from '#platform/accounts/users.server.ts'
import { migrate, readMigrations } from '#platform/database/migrate.server.ts'
import { openAsItIs } from '#platform/database/open.server.ts'
import { readSettings, type Settings } from '#platform/settings/settings.server.ts'
import { startCluster } from '#platform/testing/cluster.ts'
import { fullSize, type Loaded, load, type Size } from './load.ts'
import { type Line, median, milliseconds, table, throughput } from './measure.ts'
import { pagesOf } from './pages.ts'
import { type Running, start } from './server.ts'

const small = process.argv.includes('--small')
const size: Size = small
  ? {
      organizations: 100,
      people: 1000,
      touchpoints: 10_000,
      partnerships: 20,
      promises: 1_000,
      meetings: 400,
    }
  : fullSize
const databases = ['PostgreSQL', 'embedded'] as const
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
if (only !== undefined && !databases.some((one) => one === only))
  throw new Error(`no database is called ${only}`)
const lines: Line[] = []
const password = 'a long enough password'
const root = mkdtempSync(join(tmpdir(), 'commonweave-bench-'))
const cluster = await startCluster()

try {
  for (const name of only === undefined ? databases : databases.filter((one) => one === only))
    await measure(name)
} finally {
  await cluster.stop()
  rmSync(root, { recursive: true, force: true })
}
const report = `${table(lines)}\n`
process.stdout.write(
  `\n${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB; ${size.organizations} organizations, ${size.people} people, ${size.touchpoints} touchpoints, ${size.partnerships} partnerships, ${size.promises} promises, ${size.meetings} meetings.\n\n${report}`,
)
writeFileSync(join(tmpdir(), 'commonweave-bench.md'), report)

async function measure(name: 'PostgreSQL' | 'embedded'): Promise<void> {
  const dataDir = join(root, name)
  const env: Record<string, string> = {
    COMMONWEAVE_SECRET: 's'.repeat(40),
    ...(name === 'PostgreSQL' ? { DATABASE_URL: await database('bench') } : {}),
  }
  const settings = readSettings({ ...env, LOG_LEVEL: 'error' }, { dataDir })
  const say = (what: string, figure: string, ratio: string, budget: string) => {
    lines.push({ what, database: name, figure, ratio, budget })
    process.stderr.write(`${name}: ${what}: ${figure} ${ratio}\n`)
  }

  const opened = await openAsItIs(settings)
  await migrate(opened, readMigrations('migrations'))
  process.stderr.write(`${name}: loading …\n`)
  const loaded = await load(opened, size)
  const user = await userFor(
    { database: opened, accounts: openAccounts(settings, opened, async () => {}) },
    { email: 'bench@bench.example', name: 'Bench', password },
  )
  await opened.transaction({ as: 'owner' }, async (db) => {
    const personId = uuid()
    const at = new Date()
    await db
      .insertInto('people')
      .values({
        workspaceId: loaded.workspaceId,
        id: personId,
        name: 'Bench',
        email: 'bench@bench.example',
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    await db
      .insertInto('memberships')
      .values({
        workspaceId: loaded.workspaceId,
        id: uuid(),
        userId: user.id,
        personId,
        role: 'coordinator',
        organizationId: loaded.hostId,
        createdAt: at,
      })
      .execute()
  })
  // What the pages do at the least, run raw on the same database.
  const raw = async (statement: string, parameters: unknown[]) =>
    median(50, () => opened.raw.executeSql(statement, parameters))
  const rawPeople = await raw(
    `select id, name, kind, email, city from people where workspace_id = $1 and deleted_at is null order by name_key, id limit 50`,
    [loaded.workspaceId],
  )
  const rawTouch = await raw(
    `select t.id, t.kind, t.happened_on, t.summary from touchpoint_organizations x join touchpoints t on t.workspace_id = x.workspace_id and t.id = x.touchpoint_id where x.workspace_id = $1 and x.organization_id = $2 order by x.happened_on desc limit 50`,
    [loaded.workspaceId, loaded.organizationId],
  )
  const rawInsert = await median(50, () =>
    opened.raw.executeSql(
      `insert into touchpoints (workspace_id, id, partnership_id, kind, happened_on, summary, audience, organization_id, created_at, updated_at) select $1, gen_random_uuid(), id, 'call', current_date, 'raw', 'partnership', $2, now(), now() from partnerships where workspace_id = $1 limit 1`,
      [loaded.workspaceId, loaded.hostId],
    ),
  )
  const partnership = (
    await opened.raw.executeSql(
      `select partnership_id as id from partners where workspace_id = $1 and organization_id = $2 limit 1`,
      [loaded.workspaceId, loaded.organizationId],
    )
  ).rows[0] as { id: string }
  const pages = await pagesOf(opened, loaded, partnership.id)
  await opened.close()
  const settling = performance.now()
  await untilKept(settings, dataDir, env)
  process.stderr.write(`${name}: kept after ${Math.round((performance.now() - settling) / 1000)} s\n`)
  const running = await start(dataDir, env)
  const cookie = await signIn(running)
  const get = (path: string) => async () => {
    const response = await fetch(`${running.url}${path}`, {
      headers: { cookie, 'accept-encoding': 'br, gzip' },
    })
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    await response.arrayBuffer()
  }
  const beside = (figure: number, reference: number) =>
    `${(figure / reference).toFixed(1)} × its SQL (${milliseconds(reference)})`
  const page = async (what: string, path: string, budget: string, reference?: number) => {
    const begun = performance.now()
    await get(path)()
    // What takes a second needs no more than a few readings to be told.
    const figure =
      performance.now() - begun > 1000 ? await median(5, get(path), 1) : await median(60, get(path), 10)
    say(what, milliseconds(figure), reference === undefined ? '' : beside(figure, reference), budget)
  }
  await page('people, 50 by name', '/bench/people', '≤ 9 ms, ≤ 3 × SQL', rawPeople)
  const perSecond = await throughput(8, small ? 1 : 5, get('/bench/people'))
  say('people, 8 clients', `${Math.round(perSecond)}/s`, '', '≥ 150/s on PostgreSQL')
  const letters = ['luci', 'okafor', 'tanak', 'peña 12', 'moren']
  let turn = 0
  const search = await median(
    30,
    () => get(`/bench/people?query=${encodeURIComponent(letters[turn++ % letters.length] ?? '')}`)(),
    5,
  )
  say('people by part of a name', milliseconds(search), '', '≤ 20 ms')
  await page(
    'organization with people and last touchpoints',
    `/bench/organizations/${loaded.organizationId}`,
    '≤ 16 ms',
    rawTouch,
  )
  await page('the host itself, with every touchpoint there is', `/bench/organizations/${loaded.hostId}`, '')
  for (const { what, path, budget } of pages) await page(what, path, budget)
  const post = async (index: number) => {
    const token = loaded.tokens[index % loaded.tokens.length]
    const response = await fetch(`${running.url}/api/v1/touchpoints`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        partnershipId: partnership.id,
        kind: 'call',
        happenedOn: new Date().toISOString().slice(0, 10),
        summary: 'A word about the next step',
        audience: 'partnership',
        organizationIds: [loaded.organizationId],
      }),
    })
    if (response.status !== 201) throw new Error(`touchpoint: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  const logged = await median(60, post, 10)
  say(
    'log a touchpoint, with history and jobs',
    milliseconds(logged),
    `${(logged / rawInsert).toFixed(1)} × one raw insert (${milliseconds(rawInsert)})`,
    '≤ 10 ms',
  )
  say(
    'log a touchpoint, 8 clients',
    `${Math.round(await throughput(8, small ? 1 : 5, post))}/s`,
    '',
    '≥ 190/s on PostgreSQL',
  )
  say(
    'start to first page',
    `${running.startSeconds.toFixed(2)} s`,
    '',
    name === 'PostgreSQL' ? '≤ 1 s' : '≤ 2 s',
  )
  await bytes(running, cookie, say)
  await running.stop()

  const idle = await start(dataDir, env)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  say(
    'memory, idle',
    `${Math.round(idle.residentMiB())} MiB`,
    '',
    name === 'PostgreSQL' ? '≤ 150 MiB' : '≤ 350 MiB',
  )
  await idle.stop()
  await importing(name, say)
}

/**
 * Lets the program's own jobs of every minute keep what ledgers, equity and pulses come to, as after a restore. Until then
 * pages work it out themselves.
 */
async function untilKept(settings: Settings, dataDir: string, env: Record<string, string>): Promise<void> {
  for (;;) {
    const running = await start(dataDir, env)
    await new Promise((resolve) => setTimeout(resolve, 65_000))
    await running.stop()
    const opened = await openAsItIs(settings)
    const { rows } = await opened.raw.executeSql(
      `select exists (select 1 from partnerships p
          left join ledger_tallies l on l.workspace_id = p.workspace_id and l.partnership_id = p.id
          left join equity_tallies e on e.workspace_id = p.workspace_id and e.partnership_id = p.id
          where l.tallied_mark is distinct from l.mark or e.tallied_mark is distinct from l.deeds_mark)
        or exists (select 1 from pulse_tallies where tallied_mark is distinct from mark) as open`,
      [],
    )
    await opened.close()
    if ((rows[0] as { open: boolean }).open !== true) return
  }
}

async function signIn(running: Running): Promise<string> {
  const response = await fetch(`${running.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: running.url },
    body: new URLSearchParams({ email: 'bench@bench.example', password, way: 'password' }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (!cookie.includes('session_token')) throw new Error(`signing in: ${response.status}`)
  return cookie
}

/** What a browser loads for its first view of a staff page: scripts and styles named by the page, compressed. */
async function bytes(
  running: Running,
  cookie: string,
  say: (what: string, figure: string, ratio: string, budget: string) => void,
): Promise<void> {
  const html = await (await fetch(`${running.url}/bench/people`, { headers: { cookie } })).text()
  const assets = new Set(
    [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1]),
  )
  let total = 0
  for (const asset of assets)
    total += brotliCompressSync(readFileSync(join('build/client', asset ?? ''))).byteLength
  say(
    'scripts and styles of a staff page',
    `${Math.round(total / 1024)} KiB`,
    `${assets.size} files, brotli`,
    '≤ 150 KiB',
  )
}

/** People linked to organizations by the command line, beside the database's own COPY of as many rows. */
async function importing(
  name: string,
  say: (what: string, figure: string, ratio: string, budget: string) => void,
): Promise<void> {
  const count = small ? 2000 : 50_000
  const folder = mkdtempSync(join(root, 'import-'))
  const file = join(folder, 'people.csv')
  const out = createWriteStream(file)
  out.write('id,name,email,organization,role\n')
  for (let index = 0; index < count; index += 1)
    out.write(
      `p${index},Person ${index} of the Register,reg${index}@bench.example,Register ${index % 500},Member\n`,
    )
  await new Promise((resolve) => out.end(resolve))
  const env: Record<string, string> = {
    COMMONWEAVE_SECRET: 's'.repeat(40),
    ...(name === 'PostgreSQL' ? { DATABASE_URL: await database('import') } : {}),
  }
  const settings = readSettings({ ...env, LOG_LEVEL: 'error' }, { dataDir: folder })
  const opened = await openAsItIs(settings)
  await migrate(opened, readMigrations('migrations'))
  const loaded: Loaded = await load(opened, {
    organizations: 10,
    people: 10,
    touchpoints: 0,
    partnerships: 1,
    promises: 0,
    meetings: 0,
  })
  const begunRaw = performance.now()
  const rows = Array.from(
    { length: count },
    (_, index) => `${loaded.workspaceId}\t${uuid()}\tPerson ${index}\treg${index}@bench.example`,
  ).join('\n')
  await copyIn(name === 'PostgreSQL' ? (env.DATABASE_URL ?? '') : null, opened, rows)
  const rawRate = count / ((performance.now() - begunRaw) / 1000)
  await opened.close()
  const begun = performance.now()
  const done = spawnSync(
    process.execPath,
    ['build/server/index.js', 'import', 'people', file, '--data', folder, '--workspace', 'bench', '--json'],
    { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const rate = count / ((performance.now() - begun) / 1000)
  if (done.status !== 0) throw new Error(`import: ${done.stderr}`)
  say(
    'import of people, linked, duplicates checked',
    `${Math.round(rate)} rows/s`,
    `${(rate / rawRate).toFixed(2)} of ${name === 'PostgreSQL' ? 'one raw insert of arrays, in place of COPY' : 'raw COPY'} (${Math.round(rawRate)}/s), starting included`,
    '≥ 5 000 rows/s, ≥ ¼ of COPY',
  )
  if (readdirSync(folder).length === 0) throw new Error('nothing was imported')
}

/** The database's own bulk load, without keys or indexes. */
async function copyIn(
  url: string | null,
  opened: Awaited<ReturnType<typeof openAsItIs>>,
  rows: string,
): Promise<void> {
  await sql`create table copied (workspace_id uuid, id uuid, name text, email text)`.execute(opened.root)
  if (url === null) {
    await opened.embedded?.query(`copy copied from '/dev/blob'`, [], { blob: new Blob([rows]) })
    return
  }
  // Text protocol COPY through a file the server can't see is not possible with the plain driver: one insert of arrays is its nearest kin.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const cells = rows.split('\n').map((line) => line.split('\t'))
  await client.query(
    'insert into copied select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])',
    [0, 1, 2, 3].map((at) => cells.map((row) => row[at])),
  )
  await client.end()
}

async function database(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(cluster.url)
  url.pathname = `/${name}`
  return url.href
}
