import { z } from 'zod'
import { day, id, language, optionalId, optionalText, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/behalf.ts'

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

/** What a partnership is as a whole: work goes on, rests, or has come to its end. */
export const partnershipStandings = ['running', 'paused', 'concluded'] as const
export type PartnershipStanding = (typeof partnershipStandings)[number]

export const partnershipStanding = (
  partnership: Pick<Partnership, 'concludedOn' | 'paused'>,
): PartnershipStanding =>
  partnership.concludedOn !== null ? 'concluded' : partnership.paused ? 'paused' : 'running'

export const stages = ['advise', 'acclimate', 'activate', 'accelerate'] as const
export type Stage = (typeof stages)[number]

/** A moment as a reader sees it whose time ended: what came later has not happened. */
export const seenBy = (until: Date | null, moment: Date | null): Date | null =>
  moment !== null && until !== null && moment > until ? null : moment

export const partnershipInput = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  beganOn: day(),
  /** The other side: one organization or more. */
  organizationIds: z.array(id()).min(1).max(200),
  communityIds: z.array(id()).max(200).default([]),
})
export type PartnershipInput = z.output<typeof partnershipInput>

export const partnershipChange = z.object({
  name: text(200),
  purpose: optionalText(),
  language: language().nullable().default(null),
  communityIds: z.array(id()).max(200).default([]),
  version: version(),
})
export type PartnershipChange = z.output<typeof partnershipChange>

/** The closing note of a partnership, or the reason to take it up again. */
export const closingInput = z.object({ note: text(20_000) })
export type ClosingInput = z.output<typeof closingInput>

export const pauseInput = z.object({
  /** The partner that rests; null: all of them. */
  organizationId: optionalId(),
  note: text(2000),
  evidence: behalfFields.evidence,
  evidenceLink: behalfFields.evidenceLink,
})
export type PauseInput = z.output<typeof pauseInput>
export const resumeInput = pauseInput.extend({ note: optionalText(2000) })
export type ResumeInput = z.output<typeof resumeInput>

/** The record as it leaves by the API. */
export const partnershipShape = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  language: z.string().nullable(),
  beganOn: z.iso.date(),
  stage: z.enum(stages),
  standing: z.enum(partnershipStandings),
  communityIds: z.array(z.uuid()),
  partners: z.array(
    z.object({
      organizationId: z.uuid(),
      name: z.string(),
      isHost: z.boolean(),
      standing: z.enum(['invited', 'accepted', 'declined', 'left']),
      paused: z.boolean(),
    }),
  ),
  version: z.int(),
})
