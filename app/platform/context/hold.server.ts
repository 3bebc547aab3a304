import { validate } from 'uuid'
import type { DB } from '../database/schema.ts'
import { NotFound } from '../errors/errors.ts'
import type { Tx } from './context.server.ts'

/** A table whose records can be held. */
export type Held = {
  [Name in keyof DB]: DB[Name] extends { workspaceId: string; id: string } ? Name : never
}[keyof DB]

/**
 * Keeps records, removed or not, from everybody else who holds or writes them until this transaction ends, after waiting
 * for whoever does so now: either comes first. Read them after that; what was read before may be gone by now. Throws
 * NotFound for what is no id.
 */
export async function hold(tx: Tx, table: Held, ids: string | readonly string[]): Promise<void> {
  const all = [ids].flat()
  if (!all.every(validate)) throw new NotFound()
  if (all.length === 0) return
  await tx.db
    // Any of them has the columns that are named here.
    .selectFrom(table as 'partnerships')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', all)
    // All who hold several take them in the same order, or two would wait for each other.
    .orderBy('id')
    .forUpdate()
    .execute()
}
