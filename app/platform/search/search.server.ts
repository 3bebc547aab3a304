import { sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'

/**
 * Ids of the rows of a searchable table that match what was typed, best first: parts of words at once,
 * then near misses. Reach is the caller's: these ids are to be read again through `reachable…`.
 */
export async function searchIds(tx: Tx, table: string, query: string, most = 200): Promise<string[]> {
  if (query.trim() === '') return []
  const found = await sql<{
    id: string
  }>`select id from search_rows(${table}::regclass, ${query.slice(0, 200)}, ${most})`.execute(tx.db)
  return found.rows.map((row) => row.id)
}
