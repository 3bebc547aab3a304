import { sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import type { DueItem, DueSource, WarningSource } from '../features/feature.server.ts'
import type { Warning, Within } from '../features/warning.ts'

/** What one source has for Today, all of it in words; nothing where `perhaps` says so, as on Today. */
export async function dueItems(tx: Tx, source: DueSource): Promise<DueItem[]> {
  if (source.perhaps !== undefined) {
    const { rows } = await sql<{ may: boolean | null }>`select ${source.perhaps(tx)} as may`.execute(tx.db)
    if (rows[0]?.may !== true) return []
  }
  if (!('tell' in source)) return source.find(tx)
  return source.tell(tx, await source.find(tx))
}

/** What one source warns of, all of it in words. */
export async function warningsOf(tx: Tx, source: WarningSource, within: Within = {}): Promise<Warning[]> {
  if (!('tell' in source)) return source.find(tx, within)
  return source.tell(tx, await source.find(tx, within))
}
