import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { commitmentCells, commitmentColumns } from '../export.server.ts'
import { organizationName } from '../organization.server.ts'
import { readLedger } from '../reads.server.ts'
import { viewOf } from '../views.ts'

export const loader = load(async (tx, { params, url }) => {
  const organizationId = params.organization ?? ''
  const name = await organizationName(tx, organizationId)
  const { query } = readListing(url, [{ key: 'due', direction: 'asc' }])
  const rows = await readLedger(tx, { organizationId, view: viewOf(url, 'all'), query })
  return csvResponse(`${name}-commitments.csv`, commitmentColumns, commitmentCells(rows))
})
