import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { ombudspersonColumns, ombudspersonRecords } from '../register.server.ts'

/** Who is named from outside, as a spreadsheet. */
export const loader = load(async (tx) => {
  const rows = (await ombudspersonRecords(tx)).map((one) => ombudspersonColumns.map((column) => one[column]))
  return csvResponse(
    'ombudspersons.csv',
    ombudspersonColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
