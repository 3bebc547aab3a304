import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { turnColumns, turnRecords } from '../export.server.ts'

/** Who served, skipped and swapped, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const rows = (await turnRecords(tx, id)).map((one) => turnColumns.map((column) => one[column]))
  return csvResponse(
    `rota-${name}.csv`,
    turnColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
