import { z } from 'zod'
import {
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalNumber,
  optionalText,
  text,
  version,
} from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { advices, adviceTopics } from './advice.ts'
import { outcomes } from './goal.ts'

export const goalInput = z.object({
  what: text(500),
  measure: optionalText(300),
  unit: optionalText(60),
  baseline: optionalNumber(),
  target: optionalNumber(),
  whyAchievable: optionalText(),
  need: optionalText(),
  dueOn: optionalDay(),
  checkInEveryDays: z.int().min(1).max(730).nullable().default(null),
  language: language().nullable().default(null),
  owners: z
    .array(z.object({ organizationId: id(), personId: optionalId() }))
    .max(200)
    .default([]),
  ...behalfFields,
})
export type GoalInput = z.output<typeof goalInput>

export const goalChange = goalInput
  .omit({ onBehalfOf: true, evidence: true, evidenceLink: true })
  .extend({ version: version() })
export type GoalChange = z.output<typeof goalChange>

/** An owner as a form's list names it: the organization, and the person behind a colon if there is one. */
const ownerChoice = z.string().regex(/^[0-9a-f-]{36}:([0-9a-f-]{36})?$/)

/** The same fields as a form sends them. */
export const goalForm = goalInput.extend({ owners: z.array(ownerChoice).default([]) })
export const goalChangeForm = goalChange.extend({ owners: z.array(ownerChoice).default([]) })

export const checkInInput = z
  .object({ checkedOn: day(), value: optionalNumber(), note: optionalText(), ...behalfFields })
  .superRefine((input, context) => {
    if (input.value === null && input.note === '')
      context.addIssue({ code: 'custom', path: ['value'], params: { code: 'issue_check_in_empty' } })
  })
export type CheckInInput = z.output<typeof checkInInput>

/** Why a goal was left or only partly reached is what the next one learns from, so it is asked for. */
export const closeInput = z
  .object({ outcome: z.enum(outcomes), reason: optionalText(), closedOn: day() })
  .superRefine((input, context) => {
    if (input.outcome !== 'met' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'issue_goal_reason' } })
  })
export type CloseInput = z.output<typeof closeInput>

/** The record as it leaves by the API. */
export const goalShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  what: z.string(),
  measure: z.string(),
  unit: z.string(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  whyAchievable: z.string(),
  need: z.string(),
  dueOn: z.iso.date().nullable(),
  checkInEveryDays: z.int().nullable(),
  language: z.string().nullable(),
  organizationId: z.uuid(),
  /** Recorded for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
  setOn: z.iso.date(),
  owners: z.array(
    z.object({
      organizationId: z.uuid(),
      organizationName: z.string(),
      personId: z.uuid().nullable(),
      personName: z.string().nullable(),
    }),
  ),
  advice: z.array(z.object({ topic: z.enum(adviceTopics), advice: z.enum(advices), text: z.string() })),
  closure: z.object({ outcome: z.enum(outcomes), reason: z.string(), closedOn: z.iso.date() }).nullable(),
  version: z.int(),
})

/** A check-in as it leaves by the API. */
export const checkInShape = z.object({
  id: z.uuid(),
  goalId: z.uuid(),
  partnershipId: z.uuid(),
  checkedOn: z.iso.date(),
  value: z.number().nullable(),
  note: z.string(),
  organizationId: z.uuid(),
  /** Who looked; null where nobody is named any more. */
  person: z.string().nullable(),
  /** Recorded for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
})
