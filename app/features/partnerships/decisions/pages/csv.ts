import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { decisionSorts } from '../decision.ts'
import { decisionColumns, decisionRecord, everyDecision } from '../export.server.ts'
import { askedOf } from '../filters.ts'

/** The decisions that a list shows, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const { query } = readListing(url, decisionSorts)
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const decision of everyDecision(tx, { ...askedOf(url), query, partnershipId: id })) {
    const record = decisionRecord(decision)
    rows.push(decisionColumns.map((column) => record[column]))
  }
  return csvResponse(
    `decisions-${name}.csv`,
    decisionColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
