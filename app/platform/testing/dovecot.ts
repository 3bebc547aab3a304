import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './cluster.ts'

export interface ImapServer {
  /** With user and password, as IMAP_URL has it. */
  url: string
  /** Stops the server and starts it again on the same port, with the same mail. */
  restart: () => Promise<void>
  /** Stops it and removes its files. */
  stop: () => Promise<void>
}

/** The program of Debian's dovecot-imapd, else what PATH has. */
export function findDovecot(): string | undefined {
  const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)]
  return folders
    .map((folder) => join(folder, 'dovecot'))
    .find((path) => existsSync(path) && existsSync('/usr/lib/dovecot/imap'))
}

/**
 * Starts a throwaway IMAP server on a free port of loopback, with one mailbox. As root it runs as users of its own;
 * as anybody else all of it is theirs. Throws where it is not installed or does not start.
 */
export async function startImap(): Promise<ImapServer> {
  const program = findDovecot()
  if (program === undefined) throw new Error('no IMAP server is installed (dovecot-imapd)')
  const folder = mkdtempSync(join(tmpdir(), 'commonweave-imap-'))
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? 'dovecot' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const number = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  const [uid, gid] = [number('-u'), number('-g')]
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim()
  const port = await freePort()
  for (const name of ['mail', 'run', 'state']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'users'), `reply:{PLAIN}secret:${uid}:${gid}::${folder}/mail::\n`)
  writeFileSync(join(folder, 'dovecot.conf'), settingsOf({ folder, user, group, port, uid }))
  if (isRoot) for (const name of ['', 'mail', 'state', 'users']) chownSync(join(folder, name), uid, gid)
  const log = () => {
    const path = join(folder, 'log')
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  let child = await run(program, folder, port, log)
  const end = async () => {
    const gone = child.exitCode === null ? once(child, 'exit') : undefined
    child.stdin.end()
    await gone
  }
  return {
    url: `imap://reply:secret@127.0.0.1:${port}`,
    restart: async () => {
      await end()
      child = await run(program, folder, port, log)
    },
    stop: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server ends when the input of this does: on stop, and when the starting process dies in any way. */
const keeper = `
"$1" -F -c "$2" & server=$!
cat
kill "$server"
wait "$server"
# Those that serve a connection would wait for its end.
kill -KILL -$$
`

async function run(
  program: string,
  folder: string,
  port: number,
  log: () => string,
): Promise<ChildProcessByStdio<Writable, null, null>> {
  const child = spawn('sh', ['-c', keeper, 'keeper', program, join(folder, 'dovecot.conf')], {
    cwd: folder,
    // A session of its own, so that Ctrl-C reaches the tests and not the server under them.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break
    if (await answers(port)) return child
    await setTimeout(50)
  }
  child.stdin.end()
  throw new Error(`Dovecot did not start:\n${log()}`)
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

interface Where {
  folder: string
  user: string
  group: string
  port: number
  uid: number
}

const settingsOf = ({ folder, user, group, port, uid }: Where): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = ${uid}
first_valid_gid = 0
mail_location = maildir:${folder}/mail/box
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
