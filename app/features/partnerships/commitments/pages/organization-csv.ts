import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { commitmentCells, commitmentColumns } from '../export.server.ts'
import { organizationName } from '../organization.server.ts'
import { readLedger } from '../reads.server.ts'
import { askedIn } from '../views.ts'

export const loader = load(async (tx, { params, url }) => {
  const organizationId = params.organization ?? ''
  const name = await organizationName(tx, organizationId)
  const asked = askedIn(url, 'all')
  const rows = await readLedger(tx, {
    ...asked,
    organizationId,
    side: asked.side && { organizationId, side: asked.side },
  })
  return csvResponse(`${name}-commitments.csv`, commitmentColumns, commitmentCells(rows))
})
