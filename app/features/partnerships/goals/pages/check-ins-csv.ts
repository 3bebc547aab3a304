import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { checkInColumns, checkInRecords } from '../export.server.ts'
import { goalsOf } from '../reads.server.ts'

/** Every check-in of a partnership's goals as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const goals = await goalsOf(tx, partnership.id)
  return csvResponse(
    `check-ins-${partnership.name}.csv`,
    checkInColumns,
    (async function* () {
      for (const goal of goals)
        for (const record of checkInRecords(goal)) yield checkInColumns.map((column) => record[column])
    })(),
  )
})
