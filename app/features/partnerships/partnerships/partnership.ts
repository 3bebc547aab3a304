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
