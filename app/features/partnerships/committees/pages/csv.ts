import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { committeeSorts } from '../committee.ts'
import { everyCommittee, seatColumns, seatRecords } from '../export.server.ts'
import { standingOf } from '../filters.ts'

/** The seats of the committees that a list shows, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const { query } = readListing(url, committeeSorts)
  const rows: unknown[][] = []
  for await (const committee of everyCommittee(tx, { query, standing: standingOf(url), partnershipId: id }))
    rows.push(...seatRecords(committee, tx.today))
  return csvResponse(
    `committees-${name}.csv`,
    seatColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
