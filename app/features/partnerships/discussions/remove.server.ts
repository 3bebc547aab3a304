import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { postPolicy } from './discussion.ts'
import { aboutPost, openPost, placeOf } from './open.server.ts'

/** Takes away what the own organization said: one's own, or as who speaks for it. With the last post its discussion goes too. */
export async function removePost(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openPost(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, postPolicy.remove, aboutPost(opened.post))
  await setDeleted(tx, id, tx.now)
  return {
    historyId: await record(tx, 'post.removed', {
      subject: { kind: 'post', id },
      ...placeOf(opened.discussion),
    }),
  }
}

/** The inverse of saying something. */
export const unsay: Inverse = async (tx, { subjectId }) => {
  const removed = await removePost(tx, subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of taking away. It comes back before reach and ability are asked, so a no takes it away again. */
export const restorePost: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const opened = await openPost(tx, subjectId)
  if (isRefusal(opened)) return opened
  allow(tx.actor, postPolicy.remove, aboutPost(opened.post))
  await record(tx, 'post.restored', {
    subject: { kind: 'post', id: subjectId },
    ...placeOf(opened.discussion),
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('posts')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
