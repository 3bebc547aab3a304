import type { Tx } from '../context/context.server.ts'

/** Who did what an entry of history says; null where that was a program, somebody by a link, or nobody to be found. */
export const actorOf = async (tx: Tx, historyId: string): Promise<string | null> =>
  (
    await tx.db
      .selectFrom('history')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', historyId)
      .select('actorPersonId')
      .executeTakeFirst()
  )?.actorPersonId ?? null
