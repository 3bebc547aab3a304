import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { Expertise } from './expertise.ts'
import { listExpertise } from './reads.server.ts'

/** Columns of expertise as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const expertiseColumns = ['id', 'holder', 'topic', 'details', 'languages', 'state', 'credits'] as const

export const expertiseRecord = (
  one: Expertise,
): Record<(typeof expertiseColumns)[number], string | number> => ({
  id: one.id,
  holder: one.holder,
  topic: one.topic,
  details: one.details,
  languages: one.languages.join('; '),
  state: one.state,
  credits: one.credits.length,
})

/** Everything of a list, page by page, so that memory stays flat. */
export async function* everyExpertise(
  tx: Tx,
  wanted: { query?: string; language?: string } = {},
): AsyncGenerator<Expertise> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listExpertise>> = await listExpertise(tx, {
      query: '',
      sort: 'topic',
      direction: 'asc',
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedExpertise: ExportTable = {
  name: 'expertise',
  columns: [...expertiseColumns],
  rows: async function* (tx) {
    for await (const one of everyExpertise(tx)) yield expertiseRecord(one)
  },
}
export const exportedCredits: ExportTable = {
  name: 'expertise-credits',
  columns: ['id', 'expertiseId', 'topic', 'holder', 'usedOn', 'whatFor', 'partnershipId', 'meetingId'],
  rows: async function* (tx) {
    yield* creditRecords(tx)
  },
  ofPartnership: {
    says: m.leaves_credits,
    columns: {
      expertiseId: m.column_credits_expertise_id,
      topic: m.column_credits_topic,
      holder: m.column_credits_holder,
      usedOn: m.column_credits_used_on,
      whatFor: m.column_credits_what_for,
    },
    rows: async function* (tx, partnershipId) {
      for await (const one of creditRecords(tx)) if (one.partnershipId === partnershipId) yield one
    },
  },
}

async function* creditRecords(tx: Tx) {
  for await (const { id: expertiseId, topic, holder, credits } of everyExpertise(tx))
    for (const { id, usedOn, whatFor, partnershipId, meetingId } of credits)
      yield { id, expertiseId, topic, holder, usedOn, whatFor, partnershipId, meetingId }
}
