import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { changeGoal } from '../goals/change.server.ts'
import { closeGoal, reopenGoal } from '../goals/close.server.ts'
import type { Goal } from '../goals/goal.ts'
import { goalsOf, readGoal } from '../goals/reads.server.ts'
import { meetingsById } from '../meetings/reads.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { ReviewInput } from './inputs.ts'
import { readReview } from './reads.server.ts'
import { type Adjustable, changesOf, problemsIn, type ReviewAnswer } from './review.ts'

/**
 * Looks again at goals on a day: what is said to each is kept with its reason, and goals that change or end do so in
 * the same act. Throws Invalid for what doesn't fit.
 */
export async function holdReview(
  tx: Tx,
  partnershipId: string,
  { goals: said, meetingId, ...input }: ReviewInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  // A goal or meeting that is taken back in this moment is waited for, and found gone.
  if (meetingId !== null) await hold(tx, 'meetings', meetingId)
  await hold(
    tx,
    'goals',
    said.map((one) => one.goalId),
  )
  const goals = new Map((await goalsOf(tx, partnershipId)).map((goal) => [goal.id, goal]))
  const [meeting] = meetingId === null ? [] : await meetingsById(tx, [meetingId])
  const issues = [
    ...(input.reviewedOn > tx.today ? [{ path: 'reviewedOn', code: 'issue_review_ahead' }] : []),
    ...(input.nextOn !== null && input.nextOn <= input.reviewedOn
      ? [{ path: 'nextOn', code: 'issue_review_next' }]
      : []),
    ...(meetingId !== null && meeting?.partnershipId !== partnershipId
      ? [{ path: 'meetingId', code: 'issue_review_meeting' }]
      : []),
    ...(said.some(({ goalId }) => !goals.has(goalId)) ||
    new Set(said.map(({ goalId }) => goalId)).size < said.length
      ? [{ path: 'goals', code: 'issue_objective_goal' }]
      : []),
    ...problemsIn(said, (id) => goals.get(id)).map(({ goalId, field, code }) => ({
      path: `goals.${said.findIndex((one) => one.goalId === goalId)}.${field}`,
      code,
    })),
  ]
  if (issues.length > 0) throw new Invalid(issues)
  if (said.some(({ goalId }) => goals.get(goalId)?.closure !== null)) return new Refusal('goal_closed')
  const items: Item[] = []
  for (const one of said) {
    const goal = goals.get(one.goalId)
    if (goal === undefined) throw new NotFound()
    const done = await carryOut(tx, goal, one, input.reviewedOn)
    if (isRefusal(done)) return done
    items.push({ goalId: one.goalId, answer: one.answer, why: one.why, ...done })
  }
  const id = uuid()
  await tx.db
    .insertInto('goalReviews')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      meetingId,
      ...input,
      organizationId: tx.actor.organizationId,
      reviewedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('goalReviewItems')
    .values(
      items.map(({ before, after, ...item }) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        reviewId: id,
        ...item,
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
      })),
    )
    .execute()
  const of = (answer: string) => items.filter((item) => item.answer === answer).length
  const historyId = await record(tx, 'review.held', {
    subject: { kind: 'review', id },
    partnershipId,
    after: { ...input },
    facts: { count: items.length, changed: of('change'), closed: of('close') },
  })
  return { id, historyId }
}

type Values = Record<string, unknown> | null
interface Item {
  goalId: string
  answer: ReviewAnswer
  why: string
  before: Values
  after: Values
}

/** Does to a goal what was said of it; answers what stood in its fields and what stands there now. */
async function carryOut(
  tx: Tx,
  goal: Goal,
  said: ReviewInput['goals'][number],
  reviewedOn: string,
): Promise<Pick<Item, 'before' | 'after'> | Refusal> {
  if (said.answer === 'keep') return { before: null, after: null }
  if (said.answer === 'close') {
    const closed = await closeGoal(tx, goal.id, {
      outcome: said.outcome ?? 'dropped',
      reason: said.why,
      closedOn: reviewedOn,
    })
    return isRefusal(closed) ? closed : { before: null, after: { outcome: said.outcome } }
  }
  const changes = changesOf(goal, definite(said.change))
  const changed = await changeGoal(tx, goal.id, withFields(goal, definite(said.change)))
  return isRefusal(changed)
    ? changed
    : {
        before: Object.fromEntries(changes.map(({ field, from }) => [field, from])),
        after: Object.fromEntries(changes.map(({ field, to }) => [field, to])),
      }
}

const definite = (change: ReviewInput['goals'][number]['change']): Partial<Adjustable> =>
  Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== undefined))

const withFields = (goal: Goal, fields: Partial<Adjustable>) => ({
  what: goal.what,
  measure: goal.measure,
  unit: goal.unit,
  baseline: goal.baseline,
  target: goal.target,
  whyAchievable: goal.whyAchievable,
  need: goal.need,
  dueOn: goal.dueOn,
  checkInEveryDays: goal.checkInEveryDays,
  language: goal.language,
  owners: goal.owners.map(({ organizationId, personId }) => ({ organizationId, personId })),
  version: goal.version,
  ...fields,
})

/** The inverse of a review: goals it changed or closed are as they were before, unless somebody has changed them since. */
export const undoReview: Inverse = async (tx, { subjectId }) => {
  const review = await readReview(tx, subjectId)
  const partnership = await openPartnership(tx, review.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  for (const item of review.items) {
    if (item.answer === 'keep') continue
    const goal = await readGoal(tx, item.goalId)
    if (item.answer === 'close') {
      if (goal.closure === null) continue
      const opened = await reopenGoal(tx, goal.id)
      if (isRefusal(opened)) return opened
      continue
    }
    if (item.changes.some(({ field, to }) => goal[field] !== to)) return new Refusal('review_goal_moved')
    const before = Object.fromEntries(item.changes.map(({ field, from }) => [field, from]))
    const changed = await changeGoal(tx, goal.id, withFields(goal, before))
    if (isRefusal(changed)) return changed
  }
  await tx.db
    .updateTable('goalReviews')
    .set({ deletedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .execute()
  await record(tx, 'review.taken_back', {
    subject: { kind: 'review', id: subjectId },
    partnershipId: review.partnershipId,
  })
  return undefined
}
