import type { Tx } from '#platform/context/context.server.ts'
import { concernsKnown } from '../concerns/reads.server.ts'
import type { LedgerRow } from './reads.server.ts'

type From = Pick<LedgerRow, 'sourceKind' | 'sourceId'>

export interface Source {
  id: string
  title: string
  href: string
}

/** The record a promise comes from, as far as the reader reaches it. */
export const sourceOf = async (tx: Tx, from: From): Promise<Source | null> =>
  (await sourcesOf(tx, [from])).get(from.sourceId ?? '') ?? null

/** The records that promises come from, by id, as far as the reader reaches them; each kind is asked once. */
export async function sourcesOf(tx: Tx, rows: readonly From[]): Promise<ReadonlyMap<string, Source>> {
  const found = new Map<string, Source>()
  for (const [kind, of] of Map.groupBy(rows, (row) => row.sourceKind)) {
    const ids = new Set(of.flatMap((row) => row.sourceId ?? []))
    if (kind === null || ids.size === 0) continue
    const known = (await tx.system.registry.subjects.get(kind)?.describe(tx, [...ids])) ?? []
    // That it comes from a concern is told only to who knows what that is about.
    const told = kind === 'concern' ? await concernsKnown(tx, [...ids]) : ids
    for (const { id, title, href } of known) if (told.has(id)) found.set(id, { id, title, href })
  }
  return found
}
