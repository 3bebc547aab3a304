import { z } from 'zod'
import { mailRhythms, noticeThemes } from './notice.ts'

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

/** What somebody was told, as it leaves by the API; `href` is the page it is about. */
export const noticeShape = z.object({
  id: z.uuid(),
  kind: z.string(),
  text: z.string(),
  quote: z.string(),
  href: z.string(),
  partnershipId: z.uuid().nullable(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export const noticeFilters = z.object({
  unread: z.boolean().optional(),
  kind: z.string().max(80).optional(),
})
/** With `earlierToo` all that they were told before it are set aside, too: none that came meanwhile. */
export const readingInput = z.object({ earlierToo: z.boolean().default(false) })

/** How somebody hears of one kind; `id` is the kind. */
export const noticeWishShape = z.object({
  id: z.string().max(80),
  theme: z.enum(noticeThemes),
  label: z.string(),
  onPage: z.boolean(),
  byMail: z.enum(mailRhythms),
})
export const noticeWishChange = z.object({ onPage: z.boolean(), byMail: z.enum(mailRhythms) })

/** Whole hours in their time zone; both null without quiet hours. `id` is the person's. */
export const quietHoursShape = z.object({
  id: z.uuid(),
  from: z.int().nullable(),
  until: z.int().nullable(),
  timeZone: z.string(),
})
export const quietHoursChange = z.object({ from: hour(), until: hour() })
