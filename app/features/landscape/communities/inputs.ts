import { z } from 'zod'
import { optionalText, text, version } from '#platform/http/fields.ts'

export const communityInput = z.object({
  name: text(300),
  place: optionalText(300),
  description: optionalText(),
  population: z.int().min(0).max(2_000_000_000).nullable().default(null),
})
export type CommunityInput = z.output<typeof communityInput>

export const communityChange = communityInput.extend({ version: version() })
export type CommunityChange = z.output<typeof communityChange>

/** The record as it leaves by the API. */
export const communityShape = z.object({
  id: z.uuid(),
  name: z.string(),
  place: z.string(),
  description: z.string(),
  population: z.int().nullable(),
  version: z.int(),
})
