import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { type Counts, type Dates, type ImportKind, noCounts, type ReadTable } from './import.ts'

/** An import as those at work on it see it. */
export interface Held extends Dates {
  id: string
  kind: ImportKind
  source: string
  fileName: string
  mapping: ReadTable[]
  counts: Counts
  actorPersonId: string | null
}

/** Another run has taken over: this one ends without a word. */
export class Superseded extends Error {}

/** Takes hold of an import until the transaction ends, so that two runs never do one batch twice. Throws NotFound. */
export async function hold(tx: Tx, importId: string): Promise<Held> {
  const row = await tx.db
    .selectFrom('imports')
    .selectAll()
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return { ...row, counts: { ...noCounts, ...row.counts }, mapping: row.mapping as ReadTable[] }
}

/** Writes how far an import has come, with the moment as its sign of life. */
export const saveCounts = (tx: Tx, importId: string, counts: Counts) =>
  tx.db
    .updateTable('imports')
    .set({ counts: JSON.stringify({ ...counts, beatAt: tx.system.now().toISOString() } satisfies Counts) })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', importId)
    .execute()

/** A batch finds its rows by key; a plan that reads whole tables instead would grow with the workspace. */
export const byKeysOnly = (tx: Tx) =>
  sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(
    tx.db,
  )
