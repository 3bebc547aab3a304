import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface Cluster {
  /** Of the superuser `postgres` and the database `postgres`; every connection on loopback is trusted. */
  url: string
  /** Stops the server and removes its files. */
  stop: () => Promise<void>
}

/** For speed, not for keeping: a crash of the machine would lose everything, and nothing would be missed. */
const throwaway: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  max_connections: '200',
  listen_addresses: '127.0.0.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * Makes the cluster, says `ready`, and waits for its own standard input to end. That happens on stop and
 * also when the starting process dies in any way, SIGKILL included, so nothing is ever left behind.
 */
const keeper = `
trap '' PIPE
dir=$1 bin=$2 locale=$3 port=$4
shift 4
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale "$locale" --no-sync >"$dir/log" 2>&1 &&
  { "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" "$@" >>"$dir/log" 2>&1 & } && server=$!
until "$bin/pg_isready" -q -h "$dir" -p "$port"; do
  kill -0 "$server" 2>/dev/null || { cat "$dir/log"; exit 1; }
  sleep 0.05
done
echo ready
exec >/dev/null 2>&1
cat
kill -QUIT $server
wait $server
cd / && rm -rf "$dir"
`

/**
 * Starts a throwaway PostgreSQL on a free port of loopback, of the newest version installed (15 or later).
 * `settings` are those of postgresql.conf and win over the careless ones that tests want.
 * Throws when no server is installed or it does not start.
 */
export async function startCluster(settings: Record<string, string> = {}): Promise<Cluster> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('no PostgreSQL server of version 15 or later is installed')
  const dir = mkdtempSync(join(tmpdir(), 'commonweave-postgres-'))
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  if (user !== undefined) chownSync(dir, user.uid, user.gid)
  const port = await freePort()
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const options = Object.entries({ ...throwaway, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn('sh', ['-c', keeper, 'keeper', dir, bin, locale, String(port), ...options], {
    cwd: dir,
    // None of the caller's PG… variables, which these programs would obey.
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    // A session of its own, so that Ctrl-C reaches the tests and not the server under them.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...user,
  })
  try {
    await untilReady(child)
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const gone = child.exitCode === null ? once(child, 'exit') : undefined
      child.ref()
      child.stdin.end()
      await gone
    },
  }
}

/** Resolves when the keeper says so, and then no longer keeps this process alive. */
async function untilReady(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      if (said.trimEnd().endsWith('ready')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
  child.stdout.destroy()
  child.stderr.destroy()
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

/** The folder of the newest server's programs: Debian's, Homebrew's, else what PATH has. */
export function findPostgres(): string | undefined {
  const versioned = [
    { folder: '/usr/lib/postgresql', name: /^(\d+)$/ },
    { folder: '/opt/homebrew/opt', name: /^postgresql@(\d+)$/ },
  ].flatMap(({ folder, name }) =>
    (existsSync(folder) ? readdirSync(folder) : []).map((entry) => ({
      version: Number(name.exec(entry)?.[1] ?? 0),
      bin: join(folder, entry, 'bin'),
    })),
  )
  const onPath = (process.env.PATH ?? '').split(delimiter).map((bin) => ({ version: versionOf(bin), bin }))
  return [...versioned, ...onPath]
    .filter(({ version, bin }) => version >= 15 && existsSync(join(bin, 'initdb')))
    .sort((a, b) => b.version - a.version)[0]?.bin
}

function versionOf(bin: string): number {
  if (!existsSync(join(bin, 'initdb'))) return 0
  const said = execFileSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(said)?.[1] ?? 0)
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}

/** A port of loopback that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
