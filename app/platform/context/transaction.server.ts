import { sql } from 'kysely'
import type { Access, Db } from '../database/database.server.ts'
import { foreseen, isCollision } from '../database/unfit.server.ts'
import { isRefusal } from '../errors/errors.ts'
import type { Ctx, Tx } from './context.server.ts'

const recorded = new WeakMap<Db, { history: number }>()
/** Called by `record`: this transaction says what it did. */
export const markRecorded = (db: Db): void => {
  const mark = recorded.get(db)
  if (mark !== undefined) mark.history += 1
}

class RolledBack extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('rolled back')
    this.answer = answer
  }
}

const answers = new WeakMap<Db, Map<string, Promise<unknown>>>()

/**
 * Asks once what several parts of one page want to know: in a transaction that only reads, the answer to a
 * question stands. Where something is written every question is asked anew. Nobody may change the answer.
 */
export function askOnce<T>(tx: Tx, question: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(tx.db)
  if (known === undefined) return ask()
  // What one may know another need not: an answer is for whoever asked.
  const { kind, role, organizationId, personId } = tx.actor
  const asked = [kind, role, organizationId, personId, question].join(' ')
  const answer = (known.get(asked) as Promise<T> | undefined) ?? ask()
  known.set(asked, answer)
  return answer
}

/**
 * Asks several questions that don't wait for each other, and answers in their order. A server is sent them together and
 * works on the next while the last answer is taken in; the embedded database takes them in turn. Where one fails the
 * others are waited for, as the transaction must not end under them.
 */
export async function askTogether<T extends readonly unknown[]>(
  asked: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T>
export async function askTogether(asked: readonly Promise<unknown>[]): Promise<unknown[]> {
  const reasons: unknown[] = []
  const answers = await Promise.all(asked.map((one) => one.catch((reason) => void reasons.push(reason))))
  // What fails after the first fails because of it: the database answers nothing more in that transaction.
  if (reasons.length > 0) throw reasons[0]
  return answers
}

/**
 * From here on PostgreSQL makes a plan for a question once, whatever it is asked with, in a transaction that only reads:
 * where a few records are looked up by their ids, or a workspace is looked through whoever asks, making one would take
 * longer than finding them.
 */
export const planOnce = (tx: Tx): Promise<void> => plan(tx, 'force_generic_plan')

/** From here on it makes a plan anew each time, for what is asked, as from the beginning: the plan depends on who asks. */
export const planAnew = (tx: Tx): Promise<void> => plan(tx, 'force_custom_plan')

async function plan(tx: Tx, mode: 'force_generic_plan' | 'force_custom_plan'): Promise<void> {
  if (answers.has(tx.db))
    await sql`select set_config('plan_cache_mode', ${sql.lit(mode)}, true)`.execute(tx.db)
}

/** Runs reads in one transaction under the workspace's row-level security. The database refuses to write in it. */
export async function read<T>(
  ctx: Ctx,
  work: (tx: Tx) => Promise<T>,
  { narrow = false }: Pick<Access, 'narrow'> = {},
): Promise<T> {
  try {
    return await ctx.system.database.transaction(
      { as: 'app', workspaceId: ctx.workspace.id, readOnly: true, narrow },
      (db) => {
        answers.set(db, new Map())
        return work({ ...ctx, db })
      },
    )
  } catch (error) {
    throw foreseen(error)
  }
}

/**
 * Runs a verb in one transaction. A Refusal rolls back and is returned; an error rolls back and is thrown.
 * A verb that ends well must have recorded what it did: silence about a change is a fault. One that meets
 * another in the same moment runs once more, and then sees what the other did.
 */
export async function write<T>(ctx: Ctx, verb: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await attempt(ctx, verb).catch((error) => {
      if (isCollision(error)) return attempt(ctx, verb)
      throw error
    })
  } catch (error) {
    // A job has nobody to tell; it is tried again.
    if (ctx.actor.kind === 'job') throw error
    const answer = foreseen(error)
    if (isRefusal(answer)) return answer as T
    throw answer
  }
}

async function attempt<T>(ctx: Ctx, verb: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await ctx.system.database.transaction({ as: 'app', workspaceId: ctx.workspace.id }, async (db) => {
      const mark = { history: 0 }
      recorded.set(db, mark)
      const answer = await verb({ ...ctx, db })
      if (isRefusal(answer)) throw new RolledBack(answer)
      if (mark.history === 0) throw new Error('a verb ended without recording what it did')
      return answer
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T
    throw error
  }
}

/**
 * Writes that are no act of anyone and have no place in history: progress of a long work, a job's own
 * bookkeeping, a limit's counter. Never what a person would look for in the record.
 */
export function keepHouse<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.system.database.transaction({ as: 'app', workspaceId: ctx.workspace.id }, (db) =>
    work({ ...ctx, db }),
  )
}
