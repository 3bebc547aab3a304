import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { goalColumns, goalRecord } from '../export.server.ts'
import { goalsOf } from '../reads.server.ts'

/** The goals of a partnership as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const goals = await goalsOf(tx, partnership.id)
  return csvResponse(
    `goals-${partnership.name}.csv`,
    goalColumns,
    (async function* () {
      for (const goal of goals) {
        const record = goalRecord(goal)
        yield goalColumns.map((column) => record[column])
      }
    })(),
  )
})
