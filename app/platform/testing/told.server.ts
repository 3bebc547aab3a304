import type { Tx } from '../context/context.server.ts'
import type { DueItem, DueSource, WarningSource } from '../features/feature.server.ts'
import type { Warning, Within } from '../features/warning.ts'

/** What one source has for Today, all of it in words. */
export async function dueItems(tx: Tx, source: DueSource): Promise<DueItem[]> {
  if (!('tell' in source)) return source.find(tx)
  return source.tell(tx, await source.find(tx))
}

/** What one source warns of, all of it in words. */
export async function warningsOf(tx: Tx, source: WarningSource, within: Within = {}): Promise<Warning[]> {
  if (!('tell' in source)) return source.find(tx, within)
  return source.tell(tx, await source.find(tx, within))
}
