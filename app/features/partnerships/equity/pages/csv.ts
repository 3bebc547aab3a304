import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { spanOf } from '../equity.ts'
import { equityColumns, equityRecords } from '../export.server.ts'
import { equityOf } from '../view.server.ts'

/** The figures that the page shows, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const rows = equityRecords(partnership.id, await equityOf(tx, partnership, spanOf(url)))
  return csvResponse(
    `equity-${partnership.name}.csv`,
    equityColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
