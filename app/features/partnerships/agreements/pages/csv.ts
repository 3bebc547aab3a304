import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { agreementColumns, agreementRecord } from '../export.server.ts'
import { agreementsOf } from '../reads.server.ts'

/** The agreements of a partnership as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const agreements = await agreementsOf(tx, partnership.id)
  return csvResponse(
    `agreements-${partnership.name}.csv`,
    agreementColumns,
    (async function* () {
      for (const agreement of agreements) {
        const record = agreementRecord(agreement)
        yield agreementColumns.map((column) => record[column])
      }
    })(),
  )
})
