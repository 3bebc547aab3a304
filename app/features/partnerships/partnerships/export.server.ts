import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { listPartnerships } from './list.server.ts'

/** Every partnership in reach, a line each. */
export const partnershipExport: ExportTable = {
  name: 'partnerships',
  columns: ['id', 'name', 'purpose', 'beganOn', 'stage', 'standing', 'touchedOn', 'partners'],
  rows: eachPartnership,
}

async function* eachPartnership(tx: Tx): AsyncIterable<Record<string, unknown>> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPartnerships>> = await listPartnerships(tx, {
      query: '',
      sort: 'name',
      direction: 'asc',
      cursor: readCursor(cursor),
      limit: 500,
    })
    for (const line of page.items)
      yield { ...line, partners: line.partners.map((partner) => partner.name).join('; ') }
    cursor = page.next
  } while (cursor !== null)
}
