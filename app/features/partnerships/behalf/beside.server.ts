import type { Behalf } from './behalf.ts'

/** What to select of a left-joined `behalfActs` row, to be read with `behalfBeside`. */
export const behalfColumns = [
  'behalfActs.id as behalfActId',
  'behalfActs.evidence as behalfEvidence',
  'behalfActs.evidenceLink as behalfEvidenceLink',
  'behalfActs.acceptedAt as behalfAcceptedAt',
  'behalfActs.disputedAt as behalfDisputedAt',
] as const

/** The record beside an act that was entered for a partner; null when the partner did it itself. */
export const behalfBeside = (row: {
  behalfActId: string | null
  behalfEvidence: string | null
  behalfEvidenceLink: string | null
  behalfAcceptedAt: Date | null
  behalfDisputedAt: Date | null
}): Behalf | null =>
  row.behalfActId === null
    ? null
    : {
        evidence: row.behalfEvidence ?? '',
        evidenceLink: row.behalfEvidenceLink ?? '',
        acceptedAt: row.behalfAcceptedAt,
        disputedAt: row.behalfDisputedAt,
      }
