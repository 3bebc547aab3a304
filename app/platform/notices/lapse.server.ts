import type { Tx } from '../context/context.server.ts'

/**
 * Sets aside what people were told of a record and has come to nothing since, whoever they are: it is no longer new
 * on their page, and doesn't go with their next digest.
 */
export async function lapseNotices(
  tx: Tx,
  { kind, subjectId }: { kind: string; subjectId: string },
): Promise<void> {
  await tx.db
    .updateTable('notices')
    .set({ readAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('readAt', 'is', null)
    .execute()
}
