import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { noFilters } from './filters.ts'
import { listPartnerships } from './list.server.ts'
import { reachablePartnerships } from './reads.server.ts'

/** Every partnership in reach, a line each. */
export const partnershipExport: ExportTable = {
  name: 'partnerships',
  columns: ['id', 'name', 'purpose', 'beganOn', 'stage', 'standing', 'touchedOn', 'partners'],
  rows: (tx) => eachPartnership(tx),
  ofPartnership: {
    says: m.leaves_partnership,
    columns: {
      stage: m.column_partnership_stage,
      touchedOn: m.column_partnership_touched_on,
      partners: m.column_partnership_partners,
    },
    rows: (tx, id) => eachPartnership(tx, { ...noFilters, id }),
  },
}

async function* eachPartnership(tx: Tx, filters = noFilters): AsyncIterable<Record<string, unknown>> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPartnerships>> = await listPartnerships(
      tx,
      { query: '', sort: 'name', direction: 'asc', cursor: readCursor(cursor), limit: 500 },
      filters,
    )
    for (const line of page.items)
      yield { ...line, partners: line.partners.map((partner) => partner.name).join('; ') }
    cursor = page.next
  } while (cursor !== null)
}

/** Rows of every partnership in reach, one after the other. */
export async function* acrossPartnerships<R>(
  tx: Tx,
  rowsOf: (tx: Tx, partnershipId: string) => AsyncIterable<R>,
): AsyncGenerator<R> {
  for (const { id } of await reachablePartnerships(tx).select('id').orderBy('nameKey').execute())
    yield* rowsOf(tx, id)
}
