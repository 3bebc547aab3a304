import { z } from 'zod'
import { optionalText } from '#platform/http/fields.ts'
import { importKinds } from './import.ts'

export const importStart = z.object({
  kind: z.enum(importKinds),
  /** The source's name; empty: the package's or file's own. */
  source: optionalText(200),
})
export type ImportStart = z.output<typeof importStart>
