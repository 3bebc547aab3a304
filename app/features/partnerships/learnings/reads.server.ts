import { sql } from 'kysely'
import { z } from 'zod'
import { reachableCommunities } from '#features/landscape/index.server.ts'
import { asItStood, asTheyStood, changedLater, sharedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { readInTime } from '../discussions/reach.server.ts'
import { meetingsById } from '../meetings/reads.server.ts'
import { touchpointsById } from '../touchpoints/reads.server.ts'
import { titleOf } from '../touchpoints/say.ts'
import type { Learning, LearningFilters, LearningKind, LearningSource } from './learning.ts'

/**
 * What was learned in partnerships that the actor reaches, until the own organization left: what all partners read, and
 * what the own organization keeps to itself, which nobody else reads, not even the host's owner. What was shared after
 * the own organization left is none of its business. Every read builds on this.
 */
export function reachableLearnings(tx: Tx) {
  const { organizationId, partnerships } = tx.actor
  let found = tx.db
    .selectFrom('learnings')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'learnings.workspaceId')
        .onRef('partnerships.id', '=', 'learnings.partnershipId'),
    )
    .where('learnings.workspaceId', '=', tx.workspace.id)
    .where('learnings.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('learnings.audience', '=', 'partnership'),
        where('learnings.organizationId', '=', organizationId),
      ]),
    )
    .where(readInTime(tx, 'learnings.partnershipId', 'learnings.createdAt'))
  if (partnerships === 'all') return found
  found = found.where('learnings.partnershipId', 'in', [...partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, reached] of partnerships)
    if (reached.until !== null)
      found = found.where((where) =>
        where.or([
          where('learnings.partnershipId', '<>', partnershipId),
          where('learnings.organizationId', '=', organizationId),
          where.not(sharedLater(tx, { kind: sql`'learning'`, id: sql.ref('learnings.id') }, reached)),
        ]),
      )
  return found
}

/** Where learnings are searched: by words that are the actor's to know. */
export const learningReach = (tx: Tx): Reach => ({
  within: reachableLearnings(tx)
    .where((where) => where.not(changedLater(tx, 'learnings')))
    .select('learnings.id'),
})

/** The day a learning was heard: that of its contact or meeting, also where that was corrected since. */
const heardOn = 'coalesce(source_touchpoints.happened_on, source_meetings.starts_on, learnings.heard_on)'

const learningRows = (learnings: ReturnType<typeof reachableLearnings>) =>
  learnings
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'learnings.workspaceId')
        .onRef('organizations.id', '=', 'learnings.organizationId'),
    )
    .leftJoin('touchpoints as sourceTouchpoints', (join) =>
      join
        .onRef('sourceTouchpoints.workspaceId', '=', 'learnings.workspaceId')
        .onRef('sourceTouchpoints.id', '=', 'learnings.touchpointId'),
    )
    .leftJoin('meetings as sourceMeetings', (join) =>
      join
        .onRef('sourceMeetings.workspaceId', '=', 'learnings.workspaceId')
        .onRef('sourceMeetings.id', '=', 'learnings.meetingId'),
    )
    .select([
      'learnings.id',
      'learnings.partnershipId',
      'partnerships.name as partnershipName',
      'learnings.kind',
      'learnings.text',
      'learnings.language',
      'learnings.translation',
      'learnings.translationLanguage',
      'learnings.speaker',
      'learnings.communityId',
      'learnings.touchpointId',
      'learnings.meetingId',
      'learnings.audience',
      'learnings.organizationId',
      'learnings.behalfId',
      'organizations.name as organizationName',
      'learnings.version',
    ])
    .select(sql<Day>`${sql.raw(heardOn)}`.as('heardOn'))
type Row = Awaited<ReturnType<ReturnType<typeof learningRows>['execute']>>[number]

/** Learnings with where they were heard, in the order of the rows, as the reader may know them. */
async function completeLearnings(tx: Tx, found: readonly Row[]): Promise<Learning[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'learning', found)
  const rows = found.map((row) => asItStood(stood, row))
  const communities = await communitiesOf(tx, rows)
  const sources = await sourcesOf(tx, rows)
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return rows.map(({ communityId, touchpointId, meetingId, organizationId, organizationName, ...row }) => ({
    ...row,
    behalf: behalf.get(row.behalfId ?? '') ?? null,
    community: communities.get(communityId ?? '') ?? null,
    source: sources.get(touchpointId ?? meetingId ?? '') ?? null,
    organization: { id: organizationId, name: organizationName },
  }))
}

async function communitiesOf(tx: Tx, rows: readonly Pick<Row, 'communityId'>[]) {
  const ids = [...new Set(rows.flatMap((row) => row.communityId ?? []))]
  if (ids.length === 0) return new Map<string, { id: string; name: string }>()
  const named = await reachableCommunities(tx).where('id', 'in', ids).select(['id', 'name']).execute()
  return new Map(named.map((one) => [one.id, one]))
}

/** The contacts and meetings behind learnings, by id; those out of reach are left out, their day stays. */
async function sourcesOf(
  tx: Tx,
  rows: readonly Pick<Row, 'touchpointId' | 'meetingId'>[],
): Promise<Map<string, LearningSource>> {
  const ids = (key: 'touchpointId' | 'meetingId') => [...new Set(rows.flatMap((row) => row[key] ?? []))]
  const touchpoints = ids('touchpointId').length === 0 ? [] : await touchpointsById(tx, ids('touchpointId'))
  const meetings = ids('meetingId').length === 0 ? [] : await meetingsById(tx, ids('meetingId'))
  return new Map([
    ...touchpoints.map((one): [string, LearningSource] => [
      one.id,
      {
        kind: 'touchpoint',
        id: one.id,
        title: titleOf(one, 80),
        isListening: one.kind === 'listening-session',
        href: `/touchpoints/${one.id}`,
      },
    ]),
    ...meetings.map((one): [string, LearningSource] => [
      one.id,
      { kind: 'meeting', id: one.id, title: one.title, isListening: false, href: `/meetings/${one.id}` },
    ]),
  ])
}

/** One learning; throws NotFound. */
export async function readLearning(tx: Tx, id: string): Promise<Learning> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [learning] = await learningsById(tx, [id])
  if (learning === undefined) throw new NotFound()
  return learning
}

/** Those of the learnings that are in reach. */
export const learningsById = async (tx: Tx, ids: readonly string[]): Promise<Learning[]> =>
  completeLearnings(
    tx,
    await learningRows(reachableLearnings(tx))
      .where('learnings.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

const columns = {
  partnershipId: 'learnings.partnershipId',
  kind: 'learnings.kind',
  communityId: 'learnings.communityId',
  touchpointId: 'learnings.touchpointId',
  meetingId: 'learnings.meetingId',
  organizationId: 'learnings.organizationId',
  audience: 'learnings.audience',
} as const satisfies Record<keyof LearningFilters, string>

function narrowed(tx: Tx, filters: LearningFilters) {
  let found = reachableLearnings(tx)
  for (const [key, column] of Object.entries(columns) as [keyof LearningFilters, 'learnings.kind'][]) {
    const wanted = filters[key]
    if (wanted !== undefined) found = found.where(column, '=', wanted as LearningKind)
  }
  return found
}

export interface LearningsWanted extends Pick<Listing, 'query' | 'cursor' | 'limit'> {
  filters: LearningFilters
  /** Without what was written for a partner that disputes it, or that neither its word nor evidence bears out. */
  counting?: boolean
}

const isCounted = sql<boolean>`not exists (select from behalf_acts b where b.workspace_id = learnings.workspace_id
  and b.id = learnings.behalf_id and ${weightSql('b')} <> 'counts')`

/** One page of learnings, by match or the latest heard first. */
export async function listLearnings(
  tx: Tx,
  { filters, counting = false, ...listing }: LearningsWanted,
): Promise<{ items: Learning[]; total: number; next: string | null }> {
  const wanted = narrowed(tx, filters)
  const found = thatMatch(counting ? wanted.where(isCounted) : wanted, tx, {
    table: 'learnings',
    query: listing.query,
    reach: learningReach(tx),
  })
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(
    { ...listing, direction: 'desc' },
    { heard: { sql: heardOn, type: 'date' } },
    'heard',
  )
  const rows = await onePage(learningRows(found), { ...listing, direction }, column, 'learnings.id').execute()
  const { items, next } = cutPage(rows, listing.limit)
  return {
    items: await completeLearnings(
      tx,
      items.map(({ cursorValue: _, ...row }) => row),
    ),
    total,
    next,
  }
}

/** How much was learned in a partnership, by kind, and the latest of each: what counts, of what a reader reaches. */
export async function learnedIn(
  tx: Tx,
  partnershipId: string,
): Promise<Map<LearningKind, { count: number; latest: Learning }>> {
  const rows = await learningRows(narrowed(tx, { partnershipId }).where(isCounted))
    .select(sql<number>`count(*) over (partition by learnings.kind)`.as('count'))
    .distinctOn('learnings.kind')
    .orderBy('learnings.kind')
    .orderBy(sql`${sql.raw(heardOn)} desc`)
    .orderBy('learnings.id', 'desc')
    .execute()
  const latest = await completeLearnings(
    tx,
    rows.map(({ count: _, ...row }) => row),
  )
  return new Map(
    latest.map((learning, index) => [learning.kind, { count: rows[index]?.count ?? 0, latest: learning }]),
  )
}

/** The communities that something was learned of in a partnership, by name, for choosing among them. */
export const communitiesIn = (tx: Tx, partnershipId: string): Promise<{ id: string; name: string }[]> =>
  reachableCommunities(tx)
    .where('communities.id', 'in', narrowed(tx, { partnershipId }).select('learnings.communityId'))
    .select(['communities.id', 'communities.name'])
    .orderBy('communities.nameKey')
    .execute()
