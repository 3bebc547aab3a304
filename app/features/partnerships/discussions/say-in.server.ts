import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Coming } from './discussion.ts'
import type { PostInput } from './inputs.ts'
import { openDiscussion, placeOf } from './open.server.ts'
import { type Asked, writePost } from './write-post.server.ts'

/** Says something in a discussion; whoever listens is told. Throws Invalid where somebody is asked who doesn't reach it. */
export async function sayInDiscussion(
  tx: Tx,
  id: string,
  input: PostInput,
  coming?: Coming,
): Promise<{ id: string; asked: Asked; historyId: string } | Refusal> {
  const opened = await openDiscussion(tx, id)
  if (isRefusal(opened)) return opened
  const { discussion } = opened
  const post = await writePost(tx, discussion, input, coming)
  const historyId = await record(tx, 'post.said', {
    subject: { kind: 'post', id: post.id },
    ...placeOf(discussion),
    after: { body: input.body },
  })
  return { ...post, historyId }
}
