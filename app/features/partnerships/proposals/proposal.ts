/** What is proposed of the course of one partnership: that all of it rests, goes on after a rest, comes to its end, or is taken up again. */
export const courses = ['pause', 'resumption', 'conclusion', 'reopening'] as const
export type Course = (typeof courses)[number]

/** What is proposed: a new partnership, a further partner in one, or the course of one. */
export const proposalKinds = ['partnership', 'partner', ...courses] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const isCourse = (kind: ProposalKind): kind is Course => kind !== 'partnership' && kind !== 'partner'

export const proposalStandings = ['open', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalStanding = (typeof proposalStandings)[number]

/** How what a list shows should stand, as its address says; undefined for all. */
export const standingIn = (url: URL): ProposalStanding | undefined =>
  proposalStandings.find((one) => one === url.searchParams.get('standing'))

/** How many organizations that aren't in the records yet one can name. */
export const mostNamed = 3

/** An organization that should take part: one of the records, or (`id` null) only its name. */
export interface Named {
  id: string | null
  name: string
}

/** Something proposed to those who can decide it, as its readers see it. */
export interface Proposal {
  id: string
  kind: ProposalKind
  /** The partnership that it is about; null for a new one. */
  partnershipId: string | null
  partnershipName: string | null
  /** What a new one should be called, and what for; empty otherwise. */
  name: string
  purpose: string
  reason: string
  /** Who should take part besides. */
  organizations: Named[]
  /** Whom a new one would serve; none otherwise. */
  communities: { id: string; name: string }[]
  organizationId: string
  organization: string
  personId: string | null
  proposedBy: string | null
  proposedAt: Date
  standing: ProposalStanding
  settledAt: Date | null
  settledBy: string | null
  declineReason: string
  /** The new partnership that came of it, where the reader reaches it. */
  startedPartnershipId: string | null
}

/** How a proposal stands, and since when, worked out from what was answered. */
export function standingOf(proposal: {
  acceptedAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
}): { standing: ProposalStanding; settledAt: Date | null } {
  const { acceptedAt, declinedAt, withdrawnAt } = proposal
  if (acceptedAt !== null) return { standing: 'accepted', settledAt: acceptedAt }
  if (declinedAt !== null) return { standing: 'declined', settledAt: declinedAt }
  if (withdrawnAt !== null) return { standing: 'withdrawn', settledAt: withdrawnAt }
  return { standing: 'open', settledAt: null }
}
