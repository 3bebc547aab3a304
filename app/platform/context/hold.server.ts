import { validate } from 'uuid'
import type { DB } from '../database/schema.ts'
import { NotFound } from '../errors/errors.ts'
import type { Tx } from './context.server.ts'

type Held = {
  [Name in keyof DB]: DB[Name] extends { workspaceId: string; id: string } ? Name : never
}[keyof DB]

/**
 * Keeps a record, removed or not, from everybody else who holds or writes it until this transaction ends, after waiting
 * for whoever does so now: either comes first. Read it after that; what was read before may be gone by now. Throws
 * NotFound for what is no id.
 */
export async function hold(tx: Tx, table: Held, id: string): Promise<void> {
  if (!validate(id)) throw new NotFound()
  await tx.db
    // Any of them has the columns that are named here.
    .selectFrom(table as 'partnerships')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}
