import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { ReviewInput } from './inputs.ts'
import { aboutDecision, openDecision } from './open.server.ts'

/** Says what became of a decision, and when to look again. Throws Invalid for a day that doesn't fit. */
export async function reviewDecision(
  tx: Tx,
  id: string,
  { answer, note, reviewedOn, nextOn }: ReviewInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const { settlement, reviews } = opened.decision
  if (settlement === null) return new Refusal('decision_not_settled')
  if (reviewedOn > tx.today || reviewedOn < (reviews.at(-1)?.reviewedOn ?? settlement.decidedOn))
    throw new Invalid([{ path: 'reviewedOn', code: 'issue_decision_day' }])
  if (nextOn !== null && nextOn <= reviewedOn)
    throw new Invalid([{ path: 'nextOn', code: 'issue_decision_review' }])
  const reviewId = uuid()
  const said = { answer, note, reviewedOn, nextOn: answer === 'end' ? null : nextOn }
  await tx.db
    .insertInto('decisionReviews')
    .values({
      workspaceId: tx.workspace.id,
      id: reviewId,
      decisionId: id,
      ...said,
      organizationId: tx.actor.organizationId,
      reviewedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'decision.reviewed', {
    ...aboutDecision(opened),
    after: { ...said, reviewId },
    facts: { answer },
  })
  return { id: reviewId, historyId }
}

/** The inverse of a review: the last one is taken away again. */
export const undoReview: Inverse = async (tx, { subjectId, after }) => {
  const opened = await openDecision(tx, subjectId)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const last = opened.decision.reviews.at(-1)
  if (last === undefined || last.id !== after?.reviewId) return new Refusal('decision_reviewed')
  await tx.db
    .deleteFrom('decisionReviews')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', last.id)
    .execute()
  await record(tx, 'decision.review_taken_back', aboutDecision(opened))
  return undefined
}
