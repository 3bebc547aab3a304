import type { Writable } from 'node:stream'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** A statement is prepared once it has come so often: lists of every length make texts that come once. */
const oftenFrom = 4
/** A server keeps the plans of every connection, so they are not without end. */
const mostPrepared = 250
const mostSeen = 2000
const longestText = 12_000
/** Names for the texts that come again and again, the same on every connection. */
function openNames() {
  const names = new Map<string, string>()
  let seen = new Map<string, number>()
  return (text: string): string | null => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= mostPrepared || text.length > longestText) return null
    const times = (seen.get(text) ?? 0) + 1
    if (times < oftenFrom) {
      if (seen.size >= mostSeen) seen = new Map()
      seen.set(text, times)
      return null
    }
    seen.delete(text)
    const name = `s${names.size + 1}`
    names.set(text, name)
    return name
  }
}

/**
 * Holds back what is asked from now on until the program has nothing else to do at the moment: what is asked together goes out in one
 * write, as each takes longer than many a question.
 */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  setImmediate(() => stream.uncork())
}

/**
 * A pool whose connections prepare the statements that come often: the server then reads and checks each of them
 * once a connection and not at every request; it plans them anew for what is asked. What has no parameters goes as it is, several statements at once too.
 */
export function preparing(pool: Pool): PostgresPool {
  const nameOf = openNames()
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  const wrap = (client: PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: unknown[]) => {
      sendTogether(client)
      const name = values.length === 0 ? null : nameOf(text)
      return name === null ? client.query(text, values) : client.query({ name, text, values })
      // Kysely's other way to ask, by a cursor, is used nowhere.
    }) as unknown as PostgresPoolClient['query'],
    release: (broken?: boolean) => client.release(broken),
  })
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? wrap(client)
      wrapped.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}
