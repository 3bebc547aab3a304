import { z } from 'zod'
import { mailRhythms } from './notice.ts'

const hour = () => z.int().min(0).max(23).nullable().default(null)

/** How somebody wants to hear of each kind. A kind that is named in neither list is heard of nowhere. */
export const wishesInput = z.object({
  onPage: z.array(z.string().max(80)).max(100).default([]),
  /** Each a kind, a space, and a rhythm. */
  byMail: z
    .array(
      z
        .string()
        .max(100)
        .regex(new RegExp(`^\\S+ (${mailRhythms.join('|')})$`)),
    )
    .max(100)
    .default([]),
  quietFrom: hour(),
  quietUntil: hour(),
})
export type WishesInput = z.output<typeof wishesInput>
