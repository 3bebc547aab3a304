import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { commitmentCells, commitmentColumns } from '../export.server.ts'
import { readLedger } from '../reads.server.ts'
import { viewOf } from '../views.ts'

export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const { query } = readListing(url, [{ key: 'due', direction: 'asc' }])
  const rows = await readLedger(tx, { partnershipId: id, view: viewOf(url, 'all'), query })
  return csvResponse(`${name}-commitments.csv`, commitmentColumns, commitmentCells(rows))
})
