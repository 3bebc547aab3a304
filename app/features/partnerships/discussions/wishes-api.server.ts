import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { markRecorded } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { wishOfDiscussion, wishOfPartnership } from './follow.server.ts'
import { type DiscussionWishInput, discussionWishInput, discussionWishShape } from './inputs.ts'
import { readDiscussion } from './reads.server.ts'

/** What the actor said about hearing of discussions; nobody reads another's. */
const reachableWishes = (tx: Tx) =>
  tx.db
    .selectFrom('discussionFollows')
    .where('discussionFollows.workspaceId', '=', tx.workspace.id)
    .where('discussionFollows.personId', '=', tx.actor.personId)

async function say(tx: Tx, { partnershipId, discussionId, wish }: DiscussionWishInput) {
  if (discussionId === null) await wishOfPartnership(tx, partnershipId, wish)
  else {
    const discussion = await readDiscussion(tx, discussionId)
    if (discussion.partnershipId !== partnershipId) throw new NotFound()
    await wishOfDiscussion(tx, discussionId, wish)
  }
  return reachableWishes(tx)
    .where('partnershipId', '=', partnershipId)
    .where('discussionId', 'is not distinct from', discussionId)
    .select('id')
    .executeTakeFirstOrThrow()
}

export const discussionWishesApi: ApiResource = {
  name: 'discussion-wishes',
  own: true,
  summary: 'Which discussions the person follows or mutes, one by one or all of a partnership.',
  shape: discussionWishShape,
  list: async (tx, { limit, cursor }) => {
    const { total } = await reachableWishes(tx)
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const rows = await onePage(
      reachableWishes(tx).select(['id', 'partnershipId', 'discussionId', 'wish']),
      { direction: 'asc', cursor, limit },
      { sql: 'discussion_follows.created_at', type: 'timestamptz' },
      'discussion_follows.id',
    ).execute()
    return { ...cutPage(rows, limit), total: Number(total) }
  },
  get: async (tx, wishId) => {
    const found = await reachableWishes(tx)
      .where('id', '=', wishId)
      .select(['id', 'partnershipId', 'discussionId', 'wish'])
      .executeTakeFirst()
    if (found === undefined) throw new NotFound()
    return found
  },
  create: { input: discussionWishInput, run: say },
  remove: async (tx, wishId) => {
    await tx.db
      .deleteFrom('discussionFollows')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', tx.actor.personId)
      .where('id', '=', wishId)
      .execute()
    // As when it is said: nobody else's business.
    markRecorded(tx.db)
  },
}
