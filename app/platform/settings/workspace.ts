import { z } from 'zod'
import { text, version } from '../http/fields.ts'

export const isTimeZone = (zone: string): boolean =>
  zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
export const timeZone = () => z.string().refine(isTimeZone, { params: { code: 'issue_choice' } })

export const workspaceSettings = z.object({
  name: text(200),
  timeZone: timeZone(),
  language: z.enum(['en', 'es']),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  brokenAfterDays: z.int().min(0).max(365),
  behalfLinkDays: z.int().min(1).max(365),
  invitationPatienceDays: z.int().min(1).max(365),
  contactGraceDays: z.int().min(1).max(365),
  concernAcknowledgeDays: z.int().min(1).max(365),
  concernSettleDays: z.int().min(1).max(365),
  concernFollowUpDays: z.int().min(1).max(365),
  stewardLinkDays: z.int().min(1).max(365),
  asksPerMonth: z.int().min(1).max(1000),
  pulseReminders: z.int().min(0).max(4),
  signatureLinkDays: z.int().min(1).max(365),
  agreementFirstReminderDays: z.int().min(1).max(730),
  agreementSecondReminderDays: z.int().min(1).max(730),
  agreementLastReminderDays: z.int().min(1).max(730),
  agreementTurnDays: z.int().min(1).max(365),
  seatNoticeDays: z.int().min(1).max(365),
  minutesLinkDays: z.int().min(1).max(365),
  version: version(),
})
