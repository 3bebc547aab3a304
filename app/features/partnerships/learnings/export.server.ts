import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { Learning, LearningFilters } from './learning.ts'
import { listLearnings } from './reads.server.ts'

/** Columns of learnings as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const learningColumns = [
  'id',
  'partnershipId',
  'heardOn',
  'kind',
  'text',
  'language',
  'translation',
  'translationLanguage',
  'speaker',
  'community',
  'source',
  'sourceId',
  'organization',
  'audience',
  'onBehalf',
] as const

export const learningRecord = (
  one: Learning,
): Record<(typeof learningColumns)[number], string | boolean | null> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  heardOn: one.heardOn,
  kind: one.kind,
  text: one.text,
  language: one.language,
  translation: one.translation,
  translationLanguage: one.translationLanguage,
  speaker: one.speaker,
  community: one.community?.name ?? null,
  source: one.source?.kind ?? null,
  sourceId: one.source?.id ?? null,
  organization: one.organization.name,
  audience: one.audience,
  onBehalf: one.behalf !== null,
})

/** Every learning in reach that meets the filters, page by page, so that memory stays flat. */
export async function* everyLearning(
  tx: Tx,
  filters: LearningFilters = {},
  query = '',
): AsyncGenerator<Learning> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listLearnings>> = await listLearnings(tx, {
      filters,
      query,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

async function* records(tx: Tx, filters: LearningFilters = {}) {
  for await (const one of everyLearning(tx, filters)) yield learningRecord(one)
}

export const exportedLearnings: ExportTable = {
  name: 'learnings',
  columns: [...learningColumns],
  rows: (tx) => records(tx),
  ofPartnership: {
    says: m.leaves_learnings,
    columns: {
      heardOn: m.column_learnings_heard_on,
      kind: m.column_learnings_kind,
      translation: m.column_learnings_translation,
      translationLanguage: m.column_learnings_translation_language,
      speaker: m.column_learnings_speaker,
      community: m.column_learnings_community,
      source: m.column_learnings_source,
      sourceId: m.column_learnings_source_id,
    },
    rows: (tx, partnershipId) => records(tx, { partnershipId }),
  },
}
