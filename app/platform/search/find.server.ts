import type { Tx } from '../context/context.server.ts'
import { searchIds } from './search.server.ts'

export interface Found {
  kind: string
  label: string
  rows: { id: string; title: string; detail: string; href: string }[]
}

/** A few of each kind of record that match, in the order the kinds are registered; reach is each kind's own. */
export async function find(tx: Tx, query: string, most = 5): Promise<Found[]> {
  const found: Found[] = []
  for (const kind of tx.system.registry.searchKinds) {
    const ids = await searchIds(tx, kind.table, query, kind.reach(tx), most)
    if (ids.length === 0) continue
    const rows = await kind.describe(tx, ids)
    const order = new Map(ids.map((id, index) => [id, index]))
    rows.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    if (rows.length > 0) found.push({ kind: kind.kind, label: kind.label(), rows })
  }
  return found
}
