import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { objectiveColumns, objectiveRecords } from '../export.server.ts'

/** What partners want for themselves as a spreadsheet, a line for each goal that serves it. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const record of objectiveRecords(tx, { partnershipId: id }))
    rows.push(objectiveColumns.map((column) => record[column]))
  return csvResponse(
    `objectives-${name}.csv`,
    objectiveColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
