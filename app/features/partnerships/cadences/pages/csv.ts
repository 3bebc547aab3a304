import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { cadenceColumns, cadenceRecords } from '../export.server.ts'

/** The communication plan as a spreadsheet, a line for each rhythm. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const record of cadenceRecords(tx, id)) rows.push(cadenceColumns.map((column) => record[column]))
  return csvResponse(
    `communication-plan-${name}.csv`,
    cadenceColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
