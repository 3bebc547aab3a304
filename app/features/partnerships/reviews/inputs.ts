import { z } from 'zod'
import { day, id, optionalDay, optionalId, optionalText, text } from '#platform/http/fields.ts'
import { outcomes } from '../goals/goal.ts'
import { adjustable, reviewAnswers } from './review.ts'

const said = z.object({
  goalId: id(),
  answer: z.enum(reviewAnswers),
  why: z.string().trim().max(20_000).default(''),
  /** Of a goal that changes: the fields that do. */
  change: z
    .object({ what: text(500), target: z.number().nullable(), dueOn: z.iso.date().nullable() })
    .partial()
    .nullable()
    .default(null),
  /** Of a goal that is closed: how it ended. */
  outcome: z.enum(outcomes).nullable().default(null),
})

export const reviewInput = z.object({
  reviewedOn: day(),
  nextOn: optionalDay(),
  meetingId: optionalId(),
  note: optionalText(),
  goals: z.array(said).min(1).max(200),
})
export type ReviewInput = z.output<typeof reviewInput>

/** Another day for looking again. */
export const nextReviewInput = z.object({ nextOn: day() })
export type NextReviewInput = z.output<typeof nextReviewInput>

/** The record as it leaves by the API. */
export const reviewShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  reviewedOn: z.iso.date(),
  nextOn: z.iso.date().nullable(),
  note: z.string(),
  meeting: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  organizationName: z.string(),
  /** Who held it; null where nobody is named any more. */
  reviewedBy: z.string().nullable(),
  items: z.array(
    z.object({
      goalId: z.uuid(),
      what: z.string(),
      answer: z.enum(reviewAnswers),
      why: z.string(),
      changes: z.array(
        z.object({
          field: z.enum(adjustable),
          from: z.union([z.string(), z.number()]).nullable(),
          to: z.union([z.string(), z.number()]).nullable(),
        }),
      ),
      outcome: z.enum(outcomes).nullable(),
    }),
  ),
})
