import { z } from 'zod'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { matches } from '#platform/search/search.server.ts'
import type { Mention, Post } from './discussion.ts'
import { postReach, reachablePosts } from './reach.server.ts'

const withNames = (tx: Tx) =>
  reachablePosts(tx)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'posts.workspaceId')
        .onRef('organizations.id', '=', 'posts.organizationId'),
    )
    .leftJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'posts.workspaceId').onRef('people.id', '=', 'posts.personId'),
    )
    .select([
      'posts.id',
      'posts.discussionId',
      'posts.partnershipId',
      'posts.body',
      'posts.language',
      'posts.cameBy',
      'posts.organizationId',
      'organizations.name as organizationName',
      'posts.personId',
      'people.name as personName',
      'posts.createdAt',
      'posts.updatedAt',
      'posts.version',
      'discussions.title as discussionTitle',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

/** Posts as the reader may know them, in the order of the rows, with whom they ask by name. */
async function postsFrom(tx: Tx, found: readonly Row[]): Promise<(Post & { discussionTitle: string })[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'post', found)
  const mentions = await mentionsOf(
    tx,
    found.map((row) => row.id),
  )
  return found.map((one) => {
    const { updatedAt, ...row } = asItStood(stood, one)
    return {
      ...row,
      changedAt: row.version > 1 && !stood.has(row.id) ? updatedAt : null,
      mentions: mentions.filter((each) => each.postId === row.id).map(({ postId: _, ...each }) => each),
    }
  })
}

async function mentionsOf(tx: Tx, postIds: readonly string[]): Promise<(Mention & { postId: string })[]> {
  const rows = await tx.db
    .selectFrom('mentions')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'mentions.workspaceId')
        .onRef('people.id', '=', 'mentions.personId'),
    )
    .where('mentions.workspaceId', '=', tx.workspace.id)
    .where('mentions.postId', 'in', postIds)
    .select(['mentions.id', 'mentions.postId', 'mentions.personId', 'people.name', 'mentions.setAsideAt'])
    .orderBy('people.nameKey')
    .orderBy('mentions.id')
    .execute()
  return rows.map(({ setAsideAt, ...row }) => ({ ...row, setAside: setAsideAt !== null }))
}

/** Everything said in a discussion whose reach the caller has checked, the first first. */
export const postsIn = async (tx: Tx, discussionId: string): Promise<Post[]> =>
  postsFrom(
    tx,
    await withNames(tx)
      .where('posts.discussionId', '=', discussionId)
      .orderBy('posts.createdAt')
      .orderBy('posts.id')
      .execute(),
  )

/** Posts by id, as far as the actor reads them. */
export const postsById = async (tx: Tx, ids: readonly string[]) =>
  postsFrom(
    tx,
    await withNames(tx)
      .where('posts.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** One post; throws NotFound out of reach. */
export async function readPost(tx: Tx, id: string): Promise<Post> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [one] = await postsById(tx, [id])
  if (one === undefined) throw new NotFound()
  return one
}

export interface PostsWanted {
  query: string
  limit: number
  cursor: Cursor | null
  discussionId?: string
  partnershipId?: string
}

/** One page of posts of all discussions, in the order in which they were said. */
export async function listPosts(
  tx: Tx,
  { query, limit, cursor, discussionId, partnershipId }: PostsWanted,
): Promise<{ items: (Post & { discussionTitle: string })[]; total: number; next: string | null }> {
  const narrowed = <Q extends ReturnType<typeof reachablePosts>>(all: Q): Q => {
    let found = all as ReturnType<typeof reachablePosts>
    if (query.trim() !== '')
      found = found.where('posts.id', 'in', (select) =>
        select.selectFrom(matches(tx, 'posts', query, postReach(tx)).as('found')).select('found.id'),
      )
    if (discussionId !== undefined) found = found.where('posts.discussionId', '=', discussionId)
    if (partnershipId !== undefined) found = found.where('posts.partnershipId', '=', partnershipId)
    return found as Q
  }
  const { total } = await narrowed(reachablePosts(tx))
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    narrowed(withNames(tx) as never) as unknown as ReturnType<typeof withNames>,
    { direction: 'asc', cursor, limit },
    { sql: 'posts.created_at', type: 'timestamptz' },
    'posts.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  return { items: await postsFrom(tx, items), total: Number(total), next }
}
