import { z } from 'zod'
import { day, id, text } from '#platform/http/fields.ts'

export const snoozeInput = z.object({
  kind: text(100),
  recordId: id(),
  dueOn: day().nullable().default(null),
  untilOn: day(),
})
export type SnoozeInput = z.output<typeof snoozeInput>
