export interface Behalf {
  evidence: string
  evidenceLink: string
  acceptedAt: Date | null
  disputedAt: Date | null
}

/**
 * Whether an act counts in rates and as evidence: it does when the partner did it itself, or has accepted
 * what was recorded for it, or there is evidence of it; never once the partner has disputed it.
 */
export const counts = (behalf: Behalf | null): boolean =>
  behalf === null ||
  (behalf.disputedAt === null &&
    (behalf.acceptedAt !== null || behalf.evidence !== '' || behalf.evidenceLink !== ''))

/** Whether the partner has said yes or no to what was recorded for it. */
export const isAnswered = (behalf: Pick<Behalf, 'acceptedAt' | 'disputedAt'> | null): boolean =>
  behalf !== null && (behalf.acceptedAt !== null || behalf.disputedAt !== null)

/** How much an act weighs: it counts, it waits for the partner's word or evidence, or the partner has disputed it. */
export type Weight = 'counts' | 'pending' | 'void'
export const weightOf = (behalf: Behalf | null): Weight =>
  counts(behalf) ? 'counts' : behalf?.disputedAt === null ? 'pending' : 'void'

/** What stands beside an act that was recorded for a partner. */
export interface BehalfSummary extends Behalf {
  id: string
  organizationId: string
  organizationName: string
  /** Null when the name was erased, or a key recorded it. */
  recordedBy: string | null
  recordedOn: string
  disputeReason: string | null
}

/** An act recorded for a partner, with all that is needed to say whether it was right. */
export interface BehalfAct extends BehalfSummary {
  partnershipId: string
  partnershipName: string
  action: string
  subjectKind: string
  subjectId: string
  /** What was recorded, as it then read; may be empty. */
  summary: string
  recordedByOrganization: string
  mailedTo: string | null
  /** What it is about was taken back or removed since: there is nothing left to answer. */
  takenBack: boolean
}
