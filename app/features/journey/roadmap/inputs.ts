import { z } from 'zod'
import { day, id, optionalText } from '#platform/http/fields.ts'

export const moveInput = z.object({ on: day(), reason: optionalText() })
export type MoveInput = z.output<typeof moveInput>

/** What lies ahead, as it leaves by the API. `id` names the kind and the record, and the day of what is only expected. */
export const roadmapShape = z.object({
  id: z.string(),
  kind: z.string(),
  recordId: z.uuid(),
  partnershipId: z.uuid(),
  on: z.iso.date(),
  title: z.string(),
  who: z.string(),
  /** Worked out from a rhythm, and there only if all goes as agreed. */
  expected: z.boolean(),
  mayMove: z.boolean(),
})

export const roadmapFilters = z.object({
  partnershipId: id().optional(),
  kind: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
