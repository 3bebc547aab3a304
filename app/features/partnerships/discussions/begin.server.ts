import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { visionVersions } from '../visions/reads.server.ts'
import { discussedIn } from './discussed.server.ts'
import { postPolicy, standsIn, titleFrom } from './discussion.ts'
import type { DiscussionInput } from './inputs.ts'
import { placeOf } from './open.server.ts'
import { removePost } from './remove.server.ts'
import { type Asked, writePost } from './write-post.server.ts'

/**
 * Begins a discussion of a record in a partnership, or of the partnership, with what is said first; `ofMinutes` is the one
 * of what is wrong with a meeting's minutes. Throws Invalid.
 */
export async function beginDiscussion(
  tx: Tx,
  partnershipId: string,
  { subjectKind, subjectId, title, body, audience, visionVersionId, passage, ...said }: DiscussionInput,
  { ofMinutes = false }: { ofMinutes?: boolean } = {},
): Promise<{ id: string; postId: string; asked: Asked; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, postPolicy.say)
  const about = subjectId ?? partnershipId
  const kind = tx.system.registry.discussed.get(subjectKind)
  if (kind === undefined) throw new Invalid([{ path: 'subjectKind', code: 'issue_choice' }])
  // What is taken back in this moment is waited for, and found gone.
  if (kind.table !== undefined) await hold(tx, kind.table, about)
  if ((await discussedIn(tx, partnershipId, subjectKind, about)) === null) throw new NotFound()
  if (visionVersionId !== null || passage !== '')
    await checkPassage(tx, partnershipId, { subjectKind, visionVersionId, passage })
  const id = uuid()
  const discussion = {
    partnershipId,
    subjectKind,
    subjectId: about,
    title: title === '' ? titleFrom(body) : title,
    audience,
    organizationId: tx.actor.organizationId,
  }
  await tx.db
    .insertInto('discussions')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...discussion,
      language: said.language ?? tx.locale,
      ofMinutes,
      visionVersionId,
      passage: passage === '' ? null : passage,
      begunByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const place = { id, ...discussion, partnershipName: partnership.name, begunByPersonId: tx.actor.personId }
  const post = await writePost(tx, place, { body, ...said })
  const historyId = await record(tx, 'discussion.begun', {
    subject: { kind: 'discussion', id },
    ...placeOf(discussion),
    after: { title: discussion.title, body, postId: post.id },
  })
  return { id, postId: post.id, asked: post.asked, historyId }
}

/** Only words that stand in that version of this partnership's vision are spoken of. Throws Invalid. */
async function checkPassage(
  tx: Tx,
  partnershipId: string,
  about: { subjectKind: string; visionVersionId: string | null; passage: string },
): Promise<void> {
  if (about.subjectKind !== 'vision') throw new Invalid([{ path: 'passage', code: 'issue_passage_vision' }])
  if (about.passage === '') throw new Invalid([{ path: 'passage', code: 'issue_required' }])
  const versions = await visionVersions(tx, partnershipId)
  const version = versions.find((one) => one.id === about.visionVersionId)
  if (version === undefined) throw new Invalid([{ path: 'visionVersionId', code: 'issue_choice' }])
  if (!standsIn(about.passage, version.text))
    throw new Invalid([{ path: 'passage', code: 'issue_passage_not_there' }])
}

/** The inverse of beginning: goes as long as nobody else has said anything. */
export const undoBegin: Inverse = async (tx, { subjectId, after }) => {
  const others = await tx.db
    .selectFrom('posts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('discussionId', '=', subjectId)
    .where('deletedAt', 'is', null)
    .where('id', '<>', String(after?.postId))
    .select('id')
    .executeTakeFirst()
  if (others !== undefined) return new Refusal('discussion_answered')
  const removed = await removePost(tx, String(after?.postId))
  return isRefusal(removed) ? removed : undefined
}
