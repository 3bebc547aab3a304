import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { listSuggestions } from './reads.server.ts'

export const exportedSuggestions: ExportTable = {
  name: 'agreement-suggestions',
  columns: [
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
  ],
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
    for (const one of page.items)
      yield {
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
      }
    cursor = page.next
  } while (cursor !== null)
}
