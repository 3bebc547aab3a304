import { sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import { markRecorded } from '../context/transaction.server.ts'

/** Sets the actor's own notices aside: one, one and all that came before it, all about a record, or everything there is. */
export async function markRead(
  tx: Tx,
  which: { id: string } | { upTo: string } | { subjectKind: string; subjectId: string } | 'all',
): Promise<void> {
  let update = tx.db
    .updateTable('notices')
    .set({ readAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', tx.actor.personId)
    .where('readAt', 'is', null)
  if (which !== 'all')
    update =
      'id' in which
        ? update.where('id', '=', which.id)
        : 'upTo' in which
          ? update.where(
              sql<boolean>`(created_at, id) <= (select x.created_at, x.id from notices x
                where x.workspace_id = notices.workspace_id and x.person_id = notices.person_id and x.id = ${which.upTo}::uuid)`,
            )
          : update.where('subjectKind', '=', which.subjectKind).where('subjectId', '=', which.subjectId)
  await update.execute()
  // What somebody has read is nobody else's business and has no place in the history.
  markRecorded(tx.db)
}
