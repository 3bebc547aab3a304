import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { listBenefits } from '../benefits.server.ts'
import { benefitColumns, benefitRecord } from '../export.server.ts'

/** What was received, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const { items } = await listBenefits(tx, { partnershipId: id, limit: 5000, cursor: null })
  const rows = items.map((one) => {
    const record = benefitRecord(one)
    return benefitColumns.map((column) => record[column])
  })
  return csvResponse(
    `benefits-${name}.csv`,
    benefitColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
