import { setTimeout as wait } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { System } from '../context/context.server.ts'
import { mostMailBytes } from './door.server.ts'
import type { Outcome } from './incoming-counts.ts'
import { receiveMail } from './receive.server.ts'

/** Where a mail goes once it is dealt with, in the mailbox itself. Nothing is deleted. */
const folders = {
  done: 'Commonweave',
  unclaimed: 'Commonweave unclaimed',
  failed: 'Commonweave failed',
} as const

const lookEveryMs = 60_000
const longestPauseMs = 300_000
/** A mail that fails so often for a reason of its own steps aside, so that somebody finds it. */
const mostTries = 5
/** Of a mail that is too long so much is read; its text comes first nearly always. */
const beginningBytes = 2 * 1024 * 1024

export interface Poll {
  /** Ends after the mail that is being taken. */
  stop(): Promise<void>
}

/**
 * Watches the mailbox at IMAP_URL: takes what lies in it, then waits to be told of more. A mail is taken first and
 * moved away then: broken off in between it comes again, and is known. Connections that break are made anew, after
 * ever longer pauses.
 */
export function startPolling(system: System): Poll {
  const stopping = new AbortController()
  const running = watch(system, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function watch(system: System, signal: AbortSignal): Promise<void> {
  const tries = new Map<string, number>()
  let pauseMs = 1000
  while (!signal.aborted) {
    try {
      await whileConnected(system, async (client, changed) => {
        while (!signal.aborted && client.usable) {
          await takeAll(system, client, tries)
          pauseMs = 1000
          await changed(signal)
        }
      })
    } catch (error) {
      system.log.warn({ err: error }, 'the mailbox can’t be reached')
    }
    if (signal.aborted) return
    await wait(pauseMs, undefined, { signal }).catch(() => {})
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
  }
}

/** Looks once at everything that lies there, and answers how many were dealt with; for whoever doesn't watch. */
export async function pollOnce(system: System): Promise<number> {
  let count = 0
  await whileConnected(system, async (client) => {
    count = await takeAll(system, client, new Map())
  })
  return count
}

/** Opens the mailbox, and closes it in every case. `changed` resolves when the server tells of a new mail, or after a while. */
async function whileConnected(
  system: System,
  work: (client: ImapFlow, changed: (signal: AbortSignal) => Promise<void>) => Promise<void>,
): Promise<void> {
  const client = await openMailbox(system.settings.imapUrl ?? '')
  let tell = () => {}
  let news = false
  client.on('exists', () => {
    news = true
    tell()
  })
  client.on('close', () => tell())
  client.on('error', () => tell())
  try {
    await work(client, async (signal) => {
      if (!news) {
        const told = new Promise<void>((resolve) => {
          tell = resolve
        })
        const pause = new AbortController()
        // Left to itself it begins to listen a while later; the next command ends it.
        client.idle().catch(() => {})
        await Promise.race([
          told,
          wait(lookEveryMs, undefined, { signal: AbortSignal.any([signal, pause.signal]) }).catch(() => {}),
        ])
        pause.abort()
      }
      news = false
    })
  } finally {
    // Of a connection that broke nobody can take leave.
    if (client.usable) await client.logout().catch(() => client.close())
    else client.close()
  }
}

/** Connects and opens the folder that the address names, INBOX where it names none. Throws where that can't be done. */
export async function openMailbox(imapUrl: string): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const url = new URL(imapUrl)
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    maxIdleTime: 60_000,
  })
  // Said by `connect` too; nobody else listens until it has connected.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    return client
  } catch (error) {
    await client.logout().catch(() => client.close())
    throw error
  }
}

async function takeAll(system: System, client: ImapFlow, tries: Map<string, number>): Promise<number> {
  const box = client.mailbox
  if (box === false) throw new Error('the mailbox was closed')
  let count = 0
  const uids = (await client.search({ all: true }, { uid: true })) || []
  for (const uid of uids) {
    // Ids are the box's own, and begin anew when it is made anew.
    const key = `${box.uidValidity} ${uid}`
    const outcome = await takeOne(system, client, uid).catch(() => 'failed' as const)
    if (!client.usable) throw new Error('the connection broke')
    const tried = (tries.get(key) ?? 0) + 1
    tries.set(key, tried)
    if (outcome === 'gone' || (outcome === 'failed' && tried < mostTries)) continue
    await moveTo(client, uid, folderOf(outcome))
    tries.delete(key)
    count += 1
  }
  return count
}

const folderOf = (outcome: Outcome | 'failed'): string =>
  outcome === 'failed' ? folders.failed : outcome === 'unclaimed' ? folders.unclaimed : folders.done

async function takeOne(system: System, client: ImapFlow, uid: number): Promise<Outcome | 'gone'> {
  const weighed = await client.fetchOne(String(uid), { size: true }, { uid: true })
  // Another process on the same box was faster.
  if (!weighed) return 'gone'
  const isCut = (weighed.size ?? 0) > mostMailBytes
  const found = await client.fetchOne(
    String(uid),
    { source: isCut ? { start: 0, maxLength: beginningBytes } : true },
    { uid: true },
  )
  if (!found || found.source === undefined) return 'gone'
  return receiveMail(system, found.source, { isCut })
}

async function moveTo(client: ImapFlow, uid: number, folder: string): Promise<void> {
  const moved = await client.messageMove(String(uid), folder, { uid: true }).catch(() => false as const)
  if (moved !== false) return
  await client.mailboxCreate(folder).catch(() => {})
  const again = await client.messageMove(String(uid), folder, { uid: true })
  if (again === false) throw new Error('a mail that was dealt with could not be moved')
}
