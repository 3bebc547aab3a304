import { sql } from 'kysely'
import type { System } from '../context/context.server.ts'
import type { Db } from '../database/database.server.ts'
import { TooMany } from '../errors/errors.ts'

/** How often a door may be tried: so many times within a window, after which the wait doubles with each time it was one too many. */
export interface Limit {
  tries: number
  windowSeconds: number
}
export const signInByMail: Limit = { tries: 5, windowSeconds: 15 * 60 }
export const signInByAddress: Limit = { tries: 20, windowSeconds: 15 * 60 }
export const publicForm: Limit = { tries: 30, windowSeconds: 60 * 60 }

const mostSeconds = 86_400

/**
 * Counts one try at a door, across all processes on this database. Throws TooMany with the seconds to wait
 * when the last window's tries are used up. Each time that happened within the last day doubles the wait, up
 * to a day; tries while waiting are not looked at.
 */
export async function countTry(system: System, key: string, limit: Limit): Promise<void> {
  const wait = await system.database.transaction({ as: 'owner' }, async (db) => {
    // Two tries at once must not both be the last one that is let through.
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db)
    const now = system.now()
    const waits = await waitOf(db, now, key, limit)
    if (waits > 0) return waits
    const before = await triesSince(db, key, new Date(now.getTime() - limit.windowSeconds * 1000))
    const refused = before >= limit.tries
    await db
      .insertInto('auth.attempt')
      .values({ key, triedAt: now, tries: 1, refused })
      .onConflict((conflict) =>
        conflict.columns(['key', 'triedAt']).doUpdateSet((row) => ({
          tries: sql`${row.ref('auth.attempt.tries')} + 1`,
          refused,
        })),
      )
      .execute()
    return refused ? waitOf(db, now, key, limit) : 0
  })
  if (wait > 0) throw new TooMany(wait)
}

async function triesSince(db: Db, key: string, since: Date): Promise<number> {
  const { tries } = await db
    .selectFrom('auth.attempt')
    .select((select) => select.fn.sum<number | null>('tries').as('tries'))
    .where('key', '=', key)
    .where('triedAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(tries ?? 0)
}

/** For how many seconds a door stays shut: a window from the last try that was one too many, doubled for each one before it. */
async function waitOf(db: Db, now: Date, key: string, limit: Limit): Promise<number> {
  const refused = await db
    .selectFrom('auth.attempt')
    .select('triedAt')
    .where('key', '=', key)
    .where('refused', '=', true)
    .where('triedAt', '>', new Date(now.getTime() - mostSeconds * 1000))
    .orderBy('triedAt', 'desc')
    .execute()
  const last = refused[0]
  if (last === undefined) return 0
  const wait = Math.min(mostSeconds, limit.windowSeconds * 2 ** (refused.length - 1))
  return Math.max(0, Math.ceil((last.triedAt.getTime() + wait * 1000 - now.getTime()) / 1000))
}

/** A door that opened forgives the tries before it. */
export async function forgiveTries(system: System, key: string): Promise<void> {
  await system.database.root.deleteFrom('auth.attempt').where('key', '=', key).execute()
}
