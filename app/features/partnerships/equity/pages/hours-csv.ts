import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { everyHour, hourColumns, hourRecord } from '../hours/export.server.ts'

/** What was noted by hand, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const rows: (string | number | null)[][] = []
  for await (const one of everyHour(tx, id)) {
    const record = hourRecord(one)
    rows.push(hourColumns.map((column) => record[column]))
  }
  return csvResponse(
    `hours-${name}.csv`,
    hourColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
