import type { Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import type { JobHandler } from '../features/feature.server.ts'

/**
 * Sets aside what people were told of a record and has come to nothing since, whoever they are: it is no longer new
 * on their page, and doesn't go with their next digest. `before` is the entry of history up to which it was told.
 */
export async function lapseNotices(
  tx: Tx,
  { kind, subjectId, before }: { kind: string; subjectId: string; before?: string },
): Promise<void> {
  let told = tx.db
    .updateTable('notices')
    .set({ readAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('readAt', 'is', null)
  // Jobs may run out of order: what was told of what was done since stays new. Ids hold their time.
  if (before !== undefined) told = told.where('id', '<', before)
  await told.execute()
}

/** The opposite: what these people were told of a record holds again, and is new again. */
export async function renewNotices(
  tx: Tx,
  { kind, subjectId, to }: { kind: string; subjectId: string; to: readonly string[] },
): Promise<void> {
  await tx.db
    .updateTable('notices')
    .set({ readAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('personId', 'in', [...to, tx.workspace.id])
    .execute()
}

/** Job: what people were told of a record was taken back, and is no news any more. */
export const forget =
  (kind: string): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, (tx) =>
      lapseNotices(tx, { kind, subjectId: String(event.subjectId), before: String(event.historyId) }),
    )
