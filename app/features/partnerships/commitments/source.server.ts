import type { Tx } from '#platform/context/context.server.ts'
import type { LedgerRow } from './reads.server.ts'

/** The record a promise comes from, as far as the reader reaches it. */
export async function sourceOf(
  tx: Tx,
  { sourceKind, sourceId }: Pick<LedgerRow, 'sourceKind' | 'sourceId'>,
): Promise<{ title: string; href: string } | null> {
  if (sourceKind === null || sourceId === null) return null
  const [found] = (await tx.system.registry.subjects.get(sourceKind)?.describe(tx, [sourceId])) ?? []
  return found === undefined ? null : { title: found.title, href: found.href }
}
