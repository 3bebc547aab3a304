import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
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
  rows: async function* (tx) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listSuggestions>> = await listSuggestions(tx, {
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
  },
}
