import { z } from 'zod'
import { feedScopes } from './feed.ts'

export const feedInput = z.object({
  scope: z.enum(feedScopes).default('asked'),
  withDue: z.boolean().default(false),
})
export type FeedInput = z.output<typeof feedInput>
