import { sql } from 'kysely'
import type { System } from '../context/context.server.ts'
import { TooMany } from '../errors/errors.ts'

/** How often a door may be tried: so many times in a window, after which the wait doubles with each window that was full. */
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
 * when the window is full. Each window that was filled within the last day doubles the wait, up to a day;
 * tries while waiting are not looked at.
 */
export async function countTry(system: System, key: string, limit: Limit): Promise<void> {
  const now = system.now()
  const waits = await waitOf(system, key, limit)
  if (waits > 0) throw new TooMany(waits)
  const start = new Date(
    Math.floor(now.getTime() / (limit.windowSeconds * 1000)) * limit.windowSeconds * 1000,
  )
  const result = await sql<{ tries: number }>`
    insert into auth.attempt (key, window_start, tries) values (${key}, ${start}, 1)
    on conflict (key, window_start) do update set tries = auth.attempt.tries + 1 returning tries`.execute(
    system.database.root,
  )
  const tries = result.rows[0]?.tries ?? 1
  if (tries <= limit.tries) return
  throw new TooMany(Math.max(1, await waitOf(system, key, limit)))
}

/** For how many seconds a door stays shut: from the beginning of the last window that was filled, doubled for each one before it. */
async function waitOf(system: System, key: string, limit: Limit): Promise<number> {
  const now = system.now().getTime()
  const full = await system.database.root
    .selectFrom('auth.attempt')
    .select('windowStart')
    .where('key', '=', key)
    .where('tries', '>', limit.tries)
    .where('windowStart', '>', new Date(now - mostSeconds * 1000))
    .orderBy('windowStart', 'desc')
    .execute()
  const last = full[0]
  if (last === undefined) return 0
  const wait = Math.min(mostSeconds, limit.windowSeconds * 2 ** (full.length - 1))
  return Math.max(0, Math.ceil((last.windowStart.getTime() + wait * 1000 - now) / 1000))
}

/** A door that opened forgives the tries before it. */
export async function forgiveTries(system: System, key: string): Promise<void> {
  await system.database.root.deleteFrom('auth.attempt').where('key', '=', key).execute()
}
