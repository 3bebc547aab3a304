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

/**
 * Counts one try at a door, across all processes on this database. Throws TooMany with the seconds to wait
 * when the window is full; every further try while waiting makes the wait longer, up to a day.
 */
export async function countTry(system: System, key: string, limit: Limit): Promise<void> {
  const now = system.now()
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
  const rest = Math.ceil((start.getTime() + limit.windowSeconds * 1000 - now.getTime()) / 1000)
  const growth = 2 ** Math.min(6, Math.floor((tries - limit.tries) / limit.tries))
  throw new TooMany(Math.min(86_400, rest * growth))
}

/** A door that opened forgives the tries before it. */
export async function forgiveTries(system: System, key: string): Promise<void> {
  await system.database.root.deleteFrom('auth.attempt').where('key', '=', key).execute()
}
