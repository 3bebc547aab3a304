import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { markRecorded } from '#platform/context/transaction.server.ts'
import { markRead as setNoticesAside } from '#platform/notices/mark-read.server.ts'
import { isUnread, reachableDiscussions } from './reach.server.ts'

/** Keeps that the actor has read these discussions up to now; what has no person reads nothing. */
export async function setRead(tx: Tx, discussionIds: readonly string[]): Promise<void> {
  const { personId } = tx.actor
  if (personId === null || discussionIds.length === 0) return
  await tx.db
    .insertInto('discussionReadings')
    .values(
      discussionIds.map((discussionId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        discussionId,
        personId,
        readAt: tx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'personId', 'discussionId']).doUpdateSet({ readAt: tx.now }),
    )
    .execute()
}

/** The trace of opening a discussion: it is read up to now, and what told of it is done with. */
export async function readUpToNow(tx: Tx, discussionId: string): Promise<void> {
  if (tx.actor.personId === null) return
  await setRead(tx, [discussionId])
  await setNoticesAside(tx, { subjectKind: 'discussion', subjectId: discussionId })
}

/** Sets everything aside that the actor has not read in a partnership in reach; answers how many discussions that were. */
export async function markAllRead(tx: Tx, partnershipId: string): Promise<number> {
  const unread = await reachableDiscussions(tx)
    .where('discussions.partnershipId', '=', partnershipId)
    .where(isUnread(tx))
    .select('discussions.id')
    .execute()
  for (const { id } of unread) await readUpToNow(tx, id)
  // What somebody has read is nobody else's business and has no place in the history.
  markRecorded(tx.db)
  return unread.length
}
