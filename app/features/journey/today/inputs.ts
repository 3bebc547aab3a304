import { z } from 'zod'
import { day, id, text } from '#platform/http/fields.ts'
import { groups } from './today.ts'

export const snoozeInput = z.object({
  kind: text(100),
  recordId: id(),
  dueOn: day().nullable().default(null),
  untilOn: day(),
})
export type SnoozeInput = z.output<typeof snoozeInput>

/** One thing on somebody's list, as it leaves by the API: `id` names the kind and the record, `href` its page. */
export const todayShape = z.object({
  id: z.string().max(200),
  kind: z.string(),
  recordId: z.uuid(),
  partnershipId: z.uuid().nullable(),
  group: z.enum(groups),
  dueOn: z.iso.date().nullable(),
  title: z.string(),
  why: z.string(),
  when: z.string(),
  href: z.string(),
  /** Until when they put it off. */
  putOffUntil: z.iso.date().nullable(),
})
export const todayFilters = z.object({ group: z.enum(groups).optional(), putOff: z.boolean().optional() })
export const puttingOffInput = z.object({ untilOn: day() })
