import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { byMatch, matches } from '#platform/search/search.server.ts'
import type { Discussion, DiscussionView } from './discussion.ts'
import {
  discussionReach,
  isMuted,
  isNew,
  isUnread,
  ownWish,
  postReach,
  reachableDiscussions,
  readInTime,
  takesPart,
} from './reach.server.ts'

const withSaid = (tx: Tx, discussions: ReturnType<typeof reachableDiscussions>) =>
  discussions
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'discussions.workspaceId')
        .onRef('organizations.id', '=', 'discussions.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'discussions.workspaceId')
        .onRef('people.id', '=', 'discussions.begunByPersonId'),
    )
    .leftJoin('visionVersions', (join) =>
      join
        .onRef('visionVersions.workspaceId', '=', 'discussions.workspaceId')
        .onRef('visionVersions.id', '=', 'discussions.visionVersionId'),
    )
    .innerJoin(
      sql<{
        posts: number
        unread: number
        lastId: string
        lastAt: Date
        lastBody: string
        lastLanguage: string | null
        lastBy: string | null
        lastOrganization: string
      }>`lateral (select x.id as last_id, x.created_at as last_at, x.body as last_body, x.language as last_language,
          p.name as last_by, o.name as last_organization,
          count(*) over () as posts, count(*) filter (where ${isNew(tx, 'discussions.id')}) over () as unread
        from posts x join organizations o on o.workspace_id = x.workspace_id and o.id = x.organization_id
        left join people p on p.workspace_id = x.workspace_id and p.id = x.person_id
        where x.workspace_id = discussions.workspace_id and x.discussion_id = discussions.id and x.deleted_at is null
          and ${readInTime(tx, 'x.partnershipId', 'x.createdAt')}
        order by x.created_at desc, x.id desc limit 1)`.as('said'),
      (join) => join.onTrue(),
    )
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .select([
      'discussions.id',
      'discussions.partnershipId',
      'partnerships.name as partnershipName',
      'discussions.subjectKind',
      'discussions.subjectId',
      'discussions.title',
      'discussions.language',
      'discussions.audience',
      'discussions.passage',
      'discussions.ofMinutes',
      'discussions.visionVersionId',
      'visionVersions.number as versionNumber',
      'discussions.organizationId',
      'organizations.name as organizationName',
      'discussions.begunByPersonId',
      'people.name as begunBy',
      'discussions.createdAt as begunAt',
      'discussions.version',
      'said.posts',
      'said.unread',
      'said.lastId',
      'said.lastAt',
      'said.lastBody',
      'said.lastLanguage',
      'said.lastBy',
      'said.lastOrganization',
    ])
    .select([ownWish(tx).as('wish'), isMuted(tx).as('muted')])

type Row = Awaited<ReturnType<ReturnType<typeof withSaid>['execute']>>[number]

/** Discussions as the reader may know them, in the order of the rows. */
async function discussionsOf(tx: Tx, rows: readonly Row[]): Promise<Discussion[]> {
  const stood = await asTheyStood(tx, 'discussion', rows)
  const saidThen = await asTheyStood(
    tx,
    'post',
    rows.map((row) => ({ id: row.lastId, partnershipId: row.partnershipId })),
  )
  return rows.map((found) => {
    const row = asItStood(stood, found)
    return {
      id: row.id,
      partnershipId: row.partnershipId,
      partnershipName: row.partnershipName,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      title: row.title,
      language: row.language,
      audience: row.audience,
      passage:
        row.passage === null || row.visionVersionId === null || row.versionNumber === null
          ? null
          : { versionId: row.visionVersionId, number: row.versionNumber, text: row.passage },
      ofMinutes: row.ofMinutes,
      organizationId: row.organizationId,
      organizationName: row.organizationName,
      begunByPersonId: row.begunByPersonId,
      begunBy: row.begunBy,
      begunAt: row.begunAt,
      posts: Number(row.posts),
      last: {
        at: row.lastAt,
        by: row.lastBy,
        organizationName: row.lastOrganization,
        body: asItStood(saidThen, { id: row.lastId, body: row.lastBody }).body,
        language: row.lastLanguage,
      },
      unread: row.muted ? 0 : Number(row.unread),
      wish: row.wish,
      version: row.version,
    }
  })
}

/** Discussions by id, as far as the actor reads them. */
export const discussionsById = async (tx: Tx, ids: readonly string[]): Promise<Discussion[]> =>
  discussionsOf(
    tx,
    await withSaid(tx, reachableDiscussions(tx))
      .where('discussions.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** One discussion; throws NotFound out of reach. */
export async function readDiscussion(tx: Tx, id: string): Promise<Discussion> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [one] = await discussionsById(tx, [id])
  if (one === undefined) throw new NotFound()
  return one
}

/** The discussions beside one record whose reach the caller has checked, the one spoken in last first. */
export const discussionsOn = async (
  tx: Tx,
  { kind, id }: { kind: string; id: string },
  most = 50,
): Promise<Discussion[]> =>
  discussionsOf(
    tx,
    await withSaid(tx, reachableDiscussions(tx))
      .where('discussions.subjectKind', '=', kind)
      .where('discussions.subjectId', '=', id)
      .orderBy('said.lastAt', 'desc')
      .orderBy('discussions.id', 'desc')
      .limit(most)
      .execute(),
  )

const sortColumns = {
  latest: { sql: 'said.last_at', type: 'timestamptz' },
  title: { sql: 'discussions.search_key', type: 'text' },
  begun: { sql: 'discussions.created_at', type: 'timestamptz' },
} as const

export interface DiscussionsWanted extends Omit<Listing, 'sort'> {
  sort?: string
  partnershipId?: string
  subjectKind?: string
  subjectId?: string
  view?: DiscussionView
  audience?: 'partnership'
}

/** One page of discussions. A search looks at titles and at what is said. */
export async function listDiscussions(
  tx: Tx,
  { partnershipId, subjectKind, subjectId, view = 'all', audience, ...listing }: DiscussionsWanted,
): Promise<{ items: Discussion[]; total: number; next: string | null }> {
  let found = reachableDiscussions(tx)
  const searched = listing.query.trim() !== ''
  if (searched)
    found = (found as unknown as { innerJoin: (...all: unknown[]) => typeof found }).innerJoin(
      sql`(select id, max(score) as score from (
        select t.id, t.score from ${matches(tx, 'discussions', listing.query, discussionReach(tx))} t
        union all select x.discussion_id, t.score from ${matches(tx, 'posts', listing.query, postReach(tx))} t
          join posts x on x.workspace_id = ${tx.workspace.id} and x.id = t.id
          where ${readInTime(tx, 'x.partnershipId', 'x.createdAt')} and not ${changedLater(tx, 'x')}) both_of group by id)`.as(
        'found',
      ),
      (join: { on: (condition: unknown) => unknown }) => join.on(sql`found.id = discussions.id`),
    )
  if (partnershipId !== undefined) found = found.where('discussions.partnershipId', '=', partnershipId)
  if (subjectKind !== undefined) found = found.where('discussions.subjectKind', '=', subjectKind)
  if (subjectId !== undefined) found = found.where('discussions.subjectId', '=', subjectId)
  if (audience !== undefined) found = found.where('discussions.audience', '=', audience)
  if (view === 'mine') found = found.where(takesPart(tx))
  if (view === 'unread') found = found.where(isUnread(tx))
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const asked = Object.entries(sortColumns).find(([key]) => key === listing.sort)?.[1]
  const [column, direction] =
    asked === undefined && searched
      ? ([byMatch, 'desc'] as const)
      : ([asked ?? sortColumns.latest, asked === undefined ? 'desc' : listing.direction] as const)
  const rows = await onePage(
    withSaid(tx, found),
    { ...listing, direction },
    column,
    'discussions.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await discussionsOf(tx, items), total: Number(total), next }
}
