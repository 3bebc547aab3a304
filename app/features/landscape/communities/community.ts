import { z } from 'zod'
import { optionalText, text, version } from '#platform/http/fields.ts'

/** A population that people serve together: a place, and those who live or meet there. */
export interface Community {
  id: string
  name: string
  description: string
  place: string
  /** People, counted or estimated; null when nobody knows. */
  population: number | null
  version: number
}

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
