import type { Day } from '#platform/context/days.ts'
import type { Outcome } from '../goals/goal.ts'

/** What partners say to a goal when they look at it again. */
export const reviewAnswers = ['keep', 'change', 'close'] as const
export type ReviewAnswer = (typeof reviewAnswers)[number]

/** What of a goal a review may change. */
export interface Adjustable {
  what: string
  target: number | null
  dueOn: Day | null
}
export const adjustable = ['what', 'target', 'dueOn'] as const

/** A look at the goals of a partnership on a day: what is kept, what changes and what ends, each with why. */
export interface Review {
  id: string
  partnershipId: string
  reviewedOn: Day
  nextOn: Day | null
  note: string
  meeting: { id: string; title: string } | null
  organizationName: string
  reviewedBy: string | null
  items: ReviewItem[]
}

export interface ReviewItem {
  goalId: string
  /** The goal in its words now. */
  what: string
  language: string | null
  answer: ReviewAnswer
  why: string
  changes: ReviewChange[]
  outcome: Outcome | null
}

export interface ReviewChange {
  field: (typeof adjustable)[number]
  from: string | number | null
  to: string | number | null
}

type Said = {
  goalId: string
  answer: ReviewAnswer
  why: string
  change: Partial<Adjustable> | null
  outcome: Outcome | null
}

/** The fields of a goal that a review makes something else of. */
export const changesOf = (goal: Adjustable, change: Partial<Adjustable> | null): ReviewChange[] =>
  adjustable.flatMap((field) => {
    const to = change?.[field]
    return to === undefined || to === goal[field] ? [] : [{ field, from: goal[field], to }]
  })

export interface ReviewProblem {
  goalId: string
  field: 'why' | 'what' | 'outcome'
  code: string
}

/** What is missing in what was said: a reason for whatever isn't kept, something that changes, and how a goal ended. */
export const problemsIn = (
  said: readonly Said[],
  goalOf: (goalId: string) => Adjustable | undefined,
): ReviewProblem[] =>
  said.flatMap(({ goalId, answer, why, change, outcome }): ReviewProblem[] => {
    const goal = goalOf(goalId)
    return [
      ...(answer !== 'keep' && why.trim() === ''
        ? [{ goalId, field: 'why' as const, code: 'issue_review_why' }]
        : []),
      ...(answer === 'change' && goal !== undefined && changesOf(goal, change).length === 0
        ? [{ goalId, field: 'what' as const, code: 'issue_review_no_change' }]
        : []),
      ...(answer === 'close' && outcome === null
        ? [{ goalId, field: 'outcome' as const, code: 'issue_review_outcome' }]
        : []),
    ]
  })

/** A review as its form sends it, the fields of each goal by its id; to be checked by the inputs. Fields of answers not given are left out. */
export function reviewIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const empty = (value: string) => (value === '' ? null : value)
  const goals = form.getAll('goals').map((value) => {
    const id = String(value)
    const answer = text(`answer-${id}`)
    const target = text(`target-${id}`).replace(',', '.')
    return {
      goalId: id,
      answer,
      why: text(`why-${id}`),
      change:
        answer === 'change'
          ? {
              what: text(`what-${id}`),
              target: target === '' ? null : Number(target),
              dueOn: empty(text(`dueOn-${id}`)),
            }
          : null,
      outcome: answer === 'close' ? empty(text(`outcome-${id}`)) : null,
    }
  })
  return {
    reviewedOn: text('reviewedOn'),
    nextOn: empty(text('nextOn')),
    meetingId: empty(text('meetingId')),
    note: text('note'),
    goals,
  }
}
