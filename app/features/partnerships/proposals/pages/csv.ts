import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { proposalColumns, proposalRecords } from '../export.server.ts'
import { standingIn } from '../proposal.ts'

/** What was proposed, as the list shows it, as a spreadsheet. */
export const loader = load(async (tx, { url }) => {
  const standing = standingIn(url)
  const rows: unknown[][] = []
  for await (const record of proposalRecords(tx, standing === undefined ? {} : { standing }))
    rows.push(proposalColumns.map((column) => record[column]))
  return csvResponse(
    'proposals.csv',
    proposalColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
