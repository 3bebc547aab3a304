import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, type Refusal, Stale } from '#platform/errors/errors.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { type Post, postPolicy } from './discussion.ts'
import type { DiscussionChange, PostChange } from './inputs.ts'
import { withinEarshot } from './listeners.server.ts'
import { aboutPost, openDiscussion, openPost, placeOf } from './open.server.ts'
import { tellOfNames } from './tell.server.ts'
import { type Asked, mention } from './write-post.server.ts'

/**
 * Whether these are the actor's own words: those of a person are that person's alone, and whose name was taken out are
 * nobody's; what a program said, programs of the same organization may put right.
 */
export const isOwn = (tx: Tx, post: Pick<Post, 'personId' | 'organizationId' | 'cameBy'>): boolean =>
  post.cameBy === 'program'
    ? tx.actor.personId === null &&
      post.organizationId === tx.actor.organizationId &&
      can(tx.actor, postPolicy.say)
    : can(tx.actor, postPolicy.change, post)

/** Changes one's own words, as they stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changePost(
  tx: Tx,
  id: string,
  { body, version }: PostChange,
): Promise<{ historyId: string; asked: Asked } | Refusal> {
  const opened = await openPost(tx, id)
  if (isRefusal(opened)) return opened
  const { post, discussion } = opened
  if (!isOwn(tx, post)) {
    allow(tx.actor, postPolicy.change, aboutPost(post))
    throw new Forbidden()
  }
  const changed = await tx.db
    .updateTable('posts')
    .set({ body, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ body: post.body, version: post.version })
  const people = await withinEarshot(tx, discussion)
  const asked = await mention(tx, id, body, [], people)
  if (asked.ids.length > 0) await tellOfNames(tx, discussion, body, asked.ids)
  const historyId = await record(tx, 'post.changed', {
    subject: { kind: 'post', id },
    ...placeOf(discussion),
    before: { body: post.body },
    after: { body },
  })
  const nameOf = (personId: string) => people.find((one) => one.id === personId)?.name ?? ''
  return { historyId, asked: { told: asked.ids.map(nameOf), unknown: asked.unknown } }
}

/** Gives a discussion of the own organization another title; throws Stale. */
export async function renameDiscussion(
  tx: Tx,
  id: string,
  { title, version }: DiscussionChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openDiscussion(tx, id)
  if (isRefusal(opened)) return opened
  const { discussion } = opened
  allow(tx.actor, postPolicy.rename, {
    organizationId: discussion.organizationId,
    personId: discussion.begunByPersonId,
  })
  const changed = await tx.db
    .updateTable('discussions')
    .set({ title, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ title: discussion.title, version: discussion.version })
  return {
    historyId: await record(tx, 'discussion.renamed', {
      subject: { kind: 'discussion', id },
      ...placeOf(discussion),
      before: { title: discussion.title },
      after: { title },
    }),
  }
}
