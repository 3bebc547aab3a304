import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { listReviews } from './reads.server.ts'

/** Columns of reviews as they leave in a spreadsheet, a line for each goal; a contract, so in English and never renamed. */
export const reviewColumns = [
  'reviewId',
  'partnershipId',
  'reviewedOn',
  'nextOn',
  'meeting',
  'organization',
  'goalId',
  'goal',
  'answer',
  'why',
  'changes',
  'outcome',
  'note',
] as const

/** Every review in reach, page by page, so that memory stays flat. */
export async function* reviewRecords(
  tx: Tx,
  wanted: { partnershipId?: string } = {},
): AsyncGenerator<Record<(typeof reviewColumns)[number], string | null>> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listReviews>> = await listReviews(tx, {
      ...wanted,
      cursor: readCursor(cursor),
      limit: 200,
    })
    for (const review of page.items)
      for (const item of review.items)
        yield {
          reviewId: review.id,
          partnershipId: review.partnershipId,
          reviewedOn: review.reviewedOn,
          nextOn: review.nextOn,
          meeting: review.meeting?.title ?? null,
          organization: review.organizationName,
          goalId: item.goalId,
          goal: item.what,
          answer: item.answer,
          why: item.why,
          changes: item.changes
            .map(({ field, from, to }) => `${field}: ${from ?? ''} → ${to ?? ''}`)
            .join('; '),
          outcome: item.outcome,
          note: review.note,
        }
    cursor = page.next
  } while (cursor !== null)
}

export const exportedReviews: ExportTable = {
  name: 'goal-reviews',
  columns: [...reviewColumns],
  rows: (tx) => reviewRecords(tx),
  ofPartnership: {
    says: m.leaves_reviews,
    columns: {
      reviewId: m.column_reviews_review_id,
      reviewedOn: m.column_reviews_reviewed_on,
      nextOn: m.column_reviews_next_on,
      answer: m.column_reviews_answer,
      changes: m.column_reviews_changes,
    },
    rows: (tx, partnershipId) => reviewRecords(tx, { partnershipId }),
  },
}
