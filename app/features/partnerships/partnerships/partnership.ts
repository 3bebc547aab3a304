import { z } from 'zod'
import { day, id, language, optionalText, text, version } from '#platform/http/fields.ts'

/** A partnership as its pages need it: who takes part, and whether anything can be done in it now. */
export interface Partnership {
  id: string
  name: string
  purpose: string
  language: string | null
  beganOn: string
  version: number
  partners: Partner[]
  concludedOn: string | null
  paused: boolean
}

/** An organization in a partnership. The host is one among the others. */
export interface Partner {
  id: string
  organizationId: string
  name: string
  isHost: boolean
  standing: PartnerStanding
  since: Date
  leftAt: Date | null
  paused: boolean
}
export type PartnerStanding = 'invited' | 'accepted' | 'declined' | 'left'

/** How a partner stands, worked out from what it answered. */
export function standingOf(partner: {
  acceptedAt: Date | null
  declinedAt: Date | null
  leftAt: Date | null
}): PartnerStanding {
  if (partner.leftAt !== null) return 'left'
  if (partner.declinedAt !== null) return 'declined'
  return partner.acceptedAt === null ? 'invited' : 'accepted'
}

/** Those who take part now. */
export const presentPartners = <P extends { standing: PartnerStanding }>(partners: readonly P[]): P[] =>
  partners.filter((partner) => partner.standing === 'accepted')

export const partnershipInput = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  beganOn: day(),
  /** The other side: one organization or more. */
  organizationIds: z.array(id()).min(1),
  communityIds: z.array(id()).default([]),
})
export type PartnershipInput = z.output<typeof partnershipInput>

export const partnershipChange = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  communityIds: z.array(id()).default([]),
  version: version(),
})
export type PartnershipChange = z.output<typeof partnershipChange>
