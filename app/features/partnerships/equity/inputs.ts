import { z } from 'zod'
import { day, id, language, text } from '#platform/http/fields.ts'
import { askKinds, measures, spans } from './equity.ts'

/** What an organization received; in hours or money where somebody knows. */
export const benefitInput = z.object({
  partnershipId: id(),
  organizationId: id(),
  what: text(500),
  receivedOn: day(),
  hours: z.number().positive().max(100_000).nullable().default(null),
  /** In the smallest unit of the currency. */
  amountMinor: z.int().positive().max(1_000_000_000_000).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  language: language().nullable().default(null),
})
export type BenefitInput = z.output<typeof benefitInput>
/** The same as a form sends it: money as people write it, in the workspace's currency. */
export const benefitForm = benefitInput
  .omit({ partnershipId: true, amountMinor: true, currency: true })
  .extend({ money: z.number().positive().max(10_000_000_000).nullable().default(null) })

export const benefitShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  organizationId: z.uuid(),
  what: z.string(),
  receivedOn: z.iso.date(),
  hours: z.number().nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  language: z.string().nullable(),
  notedByOrganizationId: z.uuid(),
})

const spoken = z.object({ organizationId: id(), minutes: z.int().min(0).max(1440) })
export const speakingInput = z.object({ times: z.array(spoken).max(200) })
export type SpeakingInput = z.output<typeof speakingInput>
/** `id` is the meeting's. */
export const speakingShape = z.object({ id: z.uuid(), partnershipId: z.uuid(), times: z.array(spoken) })

const share = z.object({ organizationId: z.uuid(), amount: z.number() })
/** How things are spread in one partnership, as worked out from the record; `id` is the partnership's. */
export const equityShape = z.object({
  id: z.uuid(),
  spanMonths: z.union(spans.map((span) => z.literal(span))),
  figures: z.array(
    z.object({
      measure: z.enum(measures),
      total: z.number(),
      evenness: z.number().nullable(),
      shares: z.array(share),
    }),
  ),
  asksThisMonth: z.array(z.object({ organizationId: z.uuid(), kind: z.enum(askKinds), count: z.int() })),
})
