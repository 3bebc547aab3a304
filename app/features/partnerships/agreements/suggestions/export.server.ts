import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { listSuggestions } from './reads.server.ts'
import type { Suggestion } from './suggestion.ts'

/** Columns of suggestions as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const suggestionColumns = [
  'id',
  'agreementId',
  'partnershipId',
  'textVersion',
  'passage',
  'wording',
  'why',
  'organization',
  'person',
  'suggestedAt',
  'standing',
  'reason',
  'becameTextVersion',
  'settledBy',
  'settledByPerson',
  'settledAt',
] as const

export const suggestionRecord = (
  one: Suggestion,
): Record<(typeof suggestionColumns)[number], string | number | null> => ({
  id: one.id,
  agreementId: one.agreementId,
  partnershipId: one.partnershipId,
  textVersion: one.number,
  passage: one.passage,
  wording: one.wording,
  why: one.why,
  organization: one.organizationName,
  person: one.personName,
  suggestedAt: one.suggestedAt.toISOString(),
  standing: one.standing,
  reason: one.outcome?.reason ?? '',
  becameTextVersion: one.outcome?.number ?? null,
  settledBy: one.outcome?.organizationName ?? null,
  settledByPerson: one.outcome?.personName ?? null,
  settledAt: one.outcome?.settledAt.toISOString() ?? null,
})

export const exportedSuggestions: ExportTable = {
  name: 'agreement-suggestions',
  columns: [...suggestionColumns],
  rows: (tx) => suggestionRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_suggestions,
    columns: {
      agreementId: m.column_signers_agreement_id,
      textVersion: m.column_suggestions_text_version,
      passage: m.column_suggestions_passage,
      wording: m.column_suggestions_wording,
      suggestedAt: m.column_suggestions_suggested_at,
      standing: m.column_suggestions_standing,
      becameTextVersion: m.column_suggestions_became_text_version,
      settledBy: m.column_suggestions_settled_by,
      settledByPerson: m.column_suggestions_settled_by_person,
      settledAt: m.column_suggestions_settled_at,
    },
    rows: (tx, partnershipId) => suggestionRecords(tx, { partnershipId }),
  },
}

async function* suggestionRecords(tx: Tx, wanted: { partnershipId?: string }) {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listSuggestions>> = await listSuggestions(tx, {
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items.map(suggestionRecord)
    cursor = page.next
  } while (cursor !== null)
}
