import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { placeOf } from './open.server.ts'
import { readPost } from './posts.server.ts'
import { readDiscussion } from './reads.server.ts'

/** Says of a post in which the actor is asked by name: read, and nothing to add. Throws NotFound where they are not asked. */
export const setMentionAside = async (tx: Tx, postId: string): Promise<{ historyId: string }> => ({
  historyId: await setAside(tx, postId, tx.now, 'mention.set_aside'),
})

/** The inverse of setting aside. */
export const undoSetAside: Inverse = async (tx, { subjectId }) => {
  await setAside(tx, subjectId, null, 'mention.taken_up')
  return undefined
}

async function setAside(
  tx: Tx,
  postId: string,
  setAsideAt: Date | null,
  action: 'mention.set_aside' | 'mention.taken_up',
): Promise<string> {
  const post = await readPost(tx, postId)
  const mine = post.mentions.find((one) => one.personId === tx.actor.personId)
  if (mine === undefined) throw new NotFound()
  await tx.db
    .updateTable('mentions')
    .set({ setAsideAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', mine.id)
    .execute()
  const about = {
    subject: { kind: 'post', id: postId },
    ...placeOf(await readDiscussion(tx, post.discussionId)),
  }
  return action === 'mention.set_aside'
    ? record(tx, 'mention.set_aside', about)
    : record(tx, 'mention.taken_up', about)
}
