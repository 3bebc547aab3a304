import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { reviewColumns, reviewRecords } from '../export.server.ts'

/** The reviews of a partnership as a spreadsheet, a line for each goal. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const record of reviewRecords(tx, { partnershipId: id }))
    rows.push(reviewColumns.map((column) => record[column]))
  return csvResponse(
    `reviews-${name}.csv`,
    reviewColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
