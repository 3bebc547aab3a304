import { type RawBuilder, sql } from 'kysely'
import { changedLater, inTime } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Reach } from '#platform/search/search.server.ts'

/** Whether a moment is one that the reader's organization reads, by the partnership it lies in: not after it left. */
export function readInTime(tx: Tx, partnershipId: string, moment: string): RawBuilder<boolean> {
  if (tx.actor.partnerships === 'all') return sql<boolean>`true`
  const ended = [...tx.actor.partnerships].filter(([, one]) => one.until !== null || one.away !== undefined)
  return sql<boolean>`(${sql.join(
    [
      sql`true`,
      ...ended.map(
        ([id, reached]) =>
          sql`(${sql.ref(partnershipId)} <> ${id}::uuid or ${inTime(sql.ref(moment), reached)})`,
      ),
    ],
    sql` and `,
  )})`
}

/**
 * Discussions in partnerships that the actor reaches, until the own organization left: what all partners read, and what
 * the own organization keeps to itself, which nobody else reads, not even the host's owner. One is there as long as
 * something is said in it. Every read builds on this.
 */
export function reachableDiscussions(tx: Tx) {
  let found = tx.db
    .selectFrom('discussions')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'discussions.workspaceId')
        .onRef('partnerships.id', '=', 'discussions.partnershipId'),
    )
    .where('discussions.workspaceId', '=', tx.workspace.id)
    .where('discussions.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('discussions.audience', '=', 'partnership'),
        where('discussions.organizationId', '=', tx.actor.organizationId),
      ]),
    )
    .where(readInTime(tx, 'discussions.partnershipId', 'discussions.createdAt'))
    .where(
      sql<boolean>`exists (select 1 from posts said where said.workspace_id = discussions.workspace_id
        and said.discussion_id = discussions.id and said.deleted_at is null)`,
    )
  if (tx.actor.partnerships !== 'all')
    found = found.where('discussions.partnershipId', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
  return found
}

/** Where discussions are searched: by titles that are the actor's to know. */
export const discussionReach = (tx: Tx): Reach => ({
  within: reachableDiscussions(tx)
    .where((where) => where.not(changedLater(tx, 'discussions')))
    .select('discussions.id'),
})

/** What is said in the discussions that the actor reaches; of a partnership that was left, what was said by then. */
export const reachablePosts = (tx: Tx) =>
  reachableDiscussions(tx)
    .innerJoin('posts', (join) =>
      join
        .onRef('posts.workspaceId', '=', 'discussions.workspaceId')
        .onRef('posts.discussionId', '=', 'discussions.id'),
    )
    .where('posts.deletedAt', 'is', null)
    .where(readInTime(tx, 'posts.partnershipId', 'posts.createdAt'))

/** Where posts are searched: by words that are the actor's to know. */
export const postReach = (tx: Tx): Reach => ({
  within: reachablePosts(tx)
    .where((where) => where.not(changedLater(tx, 'posts')))
    .select('posts.id'),
})

/** Posts of others that the reader has not read, as a condition on `x`: none from before they came in. */
export const isNew = (tx: Tx, discussion: string): RawBuilder<boolean> =>
  tx.actor.personId === null
    ? sql<boolean>`false`
    : sql<boolean>`(x.person_id is distinct from ${tx.actor.personId}::uuid and x.created_at > coalesce(
        (select g.read_at from discussion_readings g where g.workspace_id = x.workspace_id
          and g.discussion_id = ${sql.ref(discussion)} and g.person_id = ${tx.actor.personId}::uuid),
        (select m.created_at from memberships m where m.workspace_id = x.workspace_id and m.id = ${tx.actor.membershipId}::uuid),
        '-infinity'))`

/** What the reader said about hearing of a discussion itself. */
export const ownWish = (tx: Tx) => sql<
  'follow' | 'mute' | null
>`(select f.wish from discussion_follows f where f.workspace_id = discussions.workspace_id
    and f.discussion_id = discussions.id and f.person_id = ${tx.actor.personId}::uuid)`

/** Whether the reader muted it, or its partnership and not it. */
export const isMuted = (
  tx: Tx,
) => sql<boolean>`coalesce(${ownWish(tx)}, (select f.wish from discussion_follows f
    where f.workspace_id = discussions.workspace_id and f.partnership_id = discussions.partnership_id
      and f.discussion_id is null and f.person_id = ${tx.actor.personId}::uuid), 'follow') = 'mute'`

/** Whether the reader began it, said something in it, or was asked in it by name. */
export const takesPart = (tx: Tx) => sql<boolean>`(discussions.begun_by_person_id = ${tx.actor.personId}::uuid
  or exists (select 1 from posts x where x.workspace_id = discussions.workspace_id and x.discussion_id = discussions.id
    and x.deleted_at is null and (x.person_id = ${tx.actor.personId}::uuid or exists (select 1 from mentions n
      where n.workspace_id = x.workspace_id and n.post_id = x.id and n.person_id = ${tx.actor.personId}::uuid))))`

/** Whether something in it is new to the reader, who has not muted it. */
export const isUnread = (tx: Tx) => sql<boolean>`(not ${isMuted(tx)} and exists (select 1 from posts x
  where x.workspace_id = discussions.workspace_id and x.discussion_id = discussions.id and x.deleted_at is null
    and ${isNew(tx, 'discussions.id')} and ${readInTime(tx, 'x.partnershipId', 'x.createdAt')}))`

/** How many discussions of a partnership have something that is new to the reader. */
export async function unreadIn(tx: Tx, partnershipId: string): Promise<number> {
  if (tx.actor.personId === null) return 0
  const found = await reachableDiscussions(tx)
    .where('discussions.partnershipId', '=', partnershipId)
    .where(isUnread(tx))
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(found.count)
}

/** Whether the reader began a discussion, said something in it, or was asked in it by name. */
export const takesPartIn = async (tx: Tx, id: string): Promise<boolean> =>
  tx.actor.personId !== null &&
  (await reachableDiscussions(tx)
    .where('discussions.id', '=', id)
    .where(takesPart(tx))
    .select('discussions.id')
    .executeTakeFirst()) !== undefined
