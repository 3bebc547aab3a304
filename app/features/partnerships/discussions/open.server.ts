import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { type Discussion, type Post, postPolicy } from './discussion.ts'
import { readPost } from './posts.server.ts'
import { readDiscussion } from './reads.server.ts'

/** A discussion to say something in: throws NotFound and Forbidden as `openPartnership` does. */
export async function openDiscussion(
  tx: Tx,
  id: string,
): Promise<{ discussion: Discussion; partnership: Partnership } | Refusal> {
  const discussion = await readDiscussion(tx, id)
  const partnership = await openPartnership(tx, discussion.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, postPolicy.say)
  return { discussion, partnership }
}

/** A post in a discussion that is open. Whether the actor may change it or take it away, the caller asks. */
export async function openPost(
  tx: Tx,
  id: string,
): Promise<{ post: Post; discussion: Discussion } | Refusal> {
  const post = await readPost(tx, id)
  const opened = await openDiscussion(tx, post.discussionId)
  return isRefusal(opened) ? opened : { post, discussion: opened.discussion }
}

/** What the policy asks about a post: whose it is. */
export const aboutPost = ({ organizationId, personId }: Post) => ({ organizationId, personId })

/** Where the history of what is said shows, and who reads it: whoever reads the discussion. */
export const placeOf = (discussion: Pick<Discussion, 'partnershipId' | 'audience' | 'organizationId'>) => ({
  partnershipId: discussion.partnershipId,
  audienceOrganizationId: discussion.audience === 'organization' ? discussion.organizationId : null,
})
