import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { within } from '#platform/features/roadmap.server.ts'
import type { RoadmapSpan } from '#platform/features/roadmap.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { outcomes } from '../goals/goal.ts'
import { goalsById } from '../goals/reads.server.ts'
import { meetingsById } from '../meetings/reads.server.ts'
import { adjustable, type Review, type ReviewAnswer, type ReviewItem } from './review.ts'

/** Reviews in the partnerships the actor reaches; where the own organization has left, those held by then. Every read builds on this. */
export function reachableReviews(tx: Tx) {
  let reviews = tx.db
    .selectFrom('goalReviews')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'goalReviews.workspaceId')
        .onRef('partnerships.id', '=', 'goalReviews.partnershipId'),
    )
    .where('goalReviews.workspaceId', '=', tx.workspace.id)
    .where('goalReviews.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return reviews
  reviews = reviews.where('goalReviews.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      reviews = reviews.where((where) =>
        where.or([
          where('goalReviews.partnershipId', '<>', partnershipId),
          where('goalReviews.createdAt', '<=', until),
        ]),
      )
  return reviews
}

const reviewRows = (tx: Tx, reviews: ReturnType<typeof reachableReviews>) =>
  reviews
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'goalReviews.workspaceId')
        .onRef('organizations.id', '=', 'goalReviews.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'goalReviews.workspaceId')
        .onRef('people.id', '=', 'goalReviews.reviewedByPersonId'),
    )
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .select([
      'goalReviews.id',
      'goalReviews.partnershipId',
      'goalReviews.reviewedOn',
      'goalReviews.nextOn',
      'goalReviews.note',
      'goalReviews.meetingId',
      'organizations.name as organizationName',
      'people.name as reviewedBy',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof reviewRows>['execute']>>[number]

async function completeReviews(tx: Tx, rows: readonly Row[]): Promise<Review[]> {
  if (rows.length === 0) return []
  const items = await itemsOf(
    tx,
    rows.map((row) => row.id),
  )
  const meetings = new Map(
    (
      await meetingsById(
        tx,
        rows.flatMap((row) => row.meetingId ?? []),
      )
    ).map((meeting) => [meeting.id, { id: meeting.id, title: meeting.title }]),
  )
  return rows.map(({ meetingId, ...row }) => ({
    ...row,
    meeting: meetings.get(meetingId ?? '') ?? null,
    items: items.get(row.id) ?? [],
  }))
}

const field = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable()

/** What was said to each goal, by review; goals out of reach or taken away are left out. */
async function itemsOf(tx: Tx, reviewIds: readonly string[]): Promise<Map<string, ReviewItem[]>> {
  const rows = await tx.db
    .selectFrom('goalReviewItems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('reviewId', 'in', [...reviewIds])
    .select(['id', 'reviewId', 'goalId', 'answer', 'why', 'before', 'after'])
    .orderBy('id')
    .execute()
  const goals = new Map(
    (
      await goalsById(
        tx,
        rows.map((row) => row.goalId),
      )
    ).map((goal) => [goal.id, goal]),
  )
  const found = new Map<string, ReviewItem[]>()
  for (const { reviewId, goalId, answer, why, ...values } of rows) {
    const goal = goals.get(goalId)
    if (goal === undefined) continue
    const [before, after] = [field.parse(values.before), field.parse(values.after)]
    const item: ReviewItem = {
      goalId,
      what: goal.what,
      language: goal.language,
      answer: answer as ReviewAnswer,
      why,
      changes: adjustable.flatMap((name) =>
        after !== null && name in after
          ? [{ field: name, from: before?.[name] ?? null, to: after[name] ?? null }]
          : [],
      ),
      outcome: outcomes.find((one) => one === after?.outcome) ?? null,
    }
    found.set(reviewId, [...(found.get(reviewId) ?? []), item])
  }
  return found
}

/** One review; throws NotFound. */
export async function readReview(tx: Tx, id: string): Promise<Review> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const rows = await reviewRows(tx, reachableReviews(tx)).where('goalReviews.id', '=', id).execute()
  const [review] = await completeReviews(tx, rows)
  if (review === undefined) throw new NotFound()
  return review
}

/** One page of reviews, the latest first. */
export async function listReviews(
  tx: Tx,
  {
    partnershipId,
    goalId,
    limit,
    cursor,
  }: Pick<Listing, 'limit' | 'cursor'> & {
    partnershipId?: string
    goalId?: string
  },
): Promise<{ items: Review[]; total: number; next: string | null }> {
  let found = reachableReviews(tx)
  if (partnershipId !== undefined) found = found.where('goalReviews.partnershipId', '=', partnershipId)
  if (goalId !== undefined)
    found = found.where((where) =>
      where.exists(
        where
          .selectFrom('goalReviewItems')
          .select('goalReviewItems.id')
          .whereRef('goalReviewItems.workspaceId', '=', 'goalReviews.workspaceId')
          .whereRef('goalReviewItems.reviewId', '=', 'goalReviews.id')
          .where('goalReviewItems.goalId', '=', goalId),
      ),
    )
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    reviewRows(tx, found),
    { limit, cursor, direction: 'desc' },
    { sql: 'goal_reviews.reviewed_on', type: 'date' },
    'goal_reviews.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  return {
    items: await completeReviews(
      tx,
      items.map(({ cursorValue: _, ...row }) => row),
    ),
    total,
    next,
  }
}

/** The last review of a partnership in reach; null while there was none. */
export const lastReview = async (tx: Tx, partnershipId: string): Promise<Review | null> =>
  (await listReviews(tx, { partnershipId, limit: 1, cursor: null })).items[0] ?? null

/** Reviews by their day, for history and Today. */
export const reviewsById = (tx: Tx, ids: readonly string[]) =>
  reachableReviews(tx)
    .where('goalReviews.id', 'in', [...ids, tx.workspace.id])
    .select([
      'goalReviews.id',
      'goalReviews.partnershipId',
      'goalReviews.reviewedOn',
      'partnerships.name as partnershipName',
    ])
    .execute()

/**
 * The last review of each partnership whose next one falls by a day, where nothing rests: of one partnership or one
 * review, else of all in which the own organization takes part.
 */
export function reviewsToCome(
  tx: Tx,
  until: Day,
  span: Pick<RoadmapSpan, 'partnershipId' | 'recordId'> = {},
) {
  let found = reachableReviews(tx)
    .where('goalReviews.nextOn', '<=', until)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('goalReviews as later')
            .select('later.id')
            .whereRef('later.workspaceId', '=', 'goalReviews.workspaceId')
            .whereRef('later.partnershipId', '=', 'goalReviews.partnershipId')
            .where('later.deletedAt', 'is', null)
            .where(isLater),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('partnershipBreaks as pause')
            .select('pause.id')
            .whereRef('pause.workspaceId', '=', 'goalReviews.workspaceId')
            .whereRef('pause.partnershipId', '=', 'goalReviews.partnershipId')
            .where('pause.endedAt', 'is', null)
            .where((own) =>
              own.or([
                own('pause.organizationId', 'is', null),
                own('pause.organizationId', '=', tx.actor.organizationId),
              ]),
            ),
        ),
      ),
    )
  if (span.partnershipId === undefined)
    found = found.where((where) =>
      where.exists(
        where
          .selectFrom('partners')
          .select('partners.id')
          .whereRef('partners.workspaceId', '=', 'goalReviews.workspaceId')
          .whereRef('partners.partnershipId', '=', 'goalReviews.partnershipId')
          .where('partners.organizationId', '=', tx.actor.organizationId)
          .where('partners.acceptedAt', 'is not', null)
          .where('partners.leftAt', 'is', null),
      ),
    )
  return within(found, 'goalReviews', span)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'goalReviews.workspaceId')
        .onRef('organizations.id', '=', 'goalReviews.organizationId'),
    )
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .select([
      'goalReviews.id',
      'goalReviews.partnershipId',
      'goalReviews.reviewedOn',
      'goalReviews.nextOn',
      'organizations.name as organizationName',
      'partnerships.name as partnershipName',
    ])
    .orderBy('goalReviews.nextOn')
    .execute()
}

/** Two on one day: the one that was written down last says when the next one is. */
const isLater = sql<boolean>`(later.reviewed_on, later.id) > (goal_reviews.reviewed_on, goal_reviews.id)`
