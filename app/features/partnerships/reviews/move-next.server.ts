import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { NextReviewInput } from './inputs.ts'
import { lastReview, readReview } from './reads.server.ts'

/** Sets another day for looking at the goals again. Only the last review says when the next one is. */
export async function moveNextReview(
  tx: Tx,
  id: string,
  { nextOn }: NextReviewInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const review = await readReview(tx, id)
  const partnership = await openPartnership(tx, review.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (nextOn <= review.reviewedOn) return new Refusal('review_next_first')
  // Whoever writes down a new review in this moment is waited for: its row keeps the partnership too.
  await hold(tx, 'partnerships', review.partnershipId)
  const last = await lastReview(tx, review.partnershipId)
  if (last !== null && last.id !== id) return new Refusal('review_held_since')
  await writeNext(tx, id, nextOn)
  const historyId = await record(tx, 'review.next_moved', {
    subject: { kind: 'review', id },
    partnershipId: review.partnershipId,
    before: { nextOn: review.nextOn },
    after: { nextOn },
  })
  return { id, historyId }
}

/** The inverse of another day: the one before holds again, unless somebody has moved it since. */
export const undoMoveNext: Inverse = async (tx, { subjectId, before, after }) => {
  const review = await readReview(tx, subjectId)
  const partnership = await openPartnership(tx, review.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (review.nextOn !== after?.nextOn) return new Refusal('review_next_moved_since')
  const nextOn = typeof before?.nextOn === 'string' ? before.nextOn : null
  await writeNext(tx, subjectId, nextOn)
  await record(tx, 'review.next_moved', {
    subject: { kind: 'review', id: subjectId },
    partnershipId: review.partnershipId,
    before: { nextOn: review.nextOn },
    after: { nextOn },
  })
  return undefined
}

const writeNext = (tx: Tx, id: string, nextOn: Day | null) =>
  tx.db
    .updateTable('goalReviews')
    .set({ nextOn })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
