import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { commitmentCells, commitmentColumns } from '../export.server.ts'
import { readLedger } from '../reads.server.ts'
import { askedIn } from '../views.ts'

export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const asked = askedIn(url, 'all')
  const rows = await readLedger(tx, {
    ...asked,
    partnershipId: id,
    side: asked.side && { organizationId: tx.actor.organizationId, side: asked.side },
  })
  return csvResponse(`${name}-commitments.csv`, commitmentColumns, commitmentCells(rows))
})
