import type { Tx } from '#platform/context/context.server.ts'
import type { MergeKind } from './merge.ts'

/** The record that stands for one that was brought into another, however often that happened; null for one that never was. */
export async function survivorOf(tx: Tx, kind: MergeKind, id: string): Promise<string | null> {
  let at = id
  for (;;) {
    const next = await tx.db
      .selectFrom('merges')
      .where('workspaceId', '=', tx.workspace.id)
      .where('kind', '=', kind)
      .where('fromId', '=', at)
      .where('undoneAt', 'is', null)
      .select('intoId')
      .executeTakeFirst()
    if (next === undefined) return at === id ? null : at
    at = next.intoId
  }
}
