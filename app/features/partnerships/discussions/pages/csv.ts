import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { discussionSorts } from '../discussion.ts'
import { discussionColumns, discussionRecord, everyDiscussion } from '../export.server.ts'
import { askedOf } from '../filters.ts'

/** The discussions that a list shows, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const { query } = readListing(url, discussionSorts)
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const one of everyDiscussion(tx, { ...askedOf(url), query, partnershipId: id })) {
    const record = discussionRecord(one)
    rows.push(discussionColumns.map((column) => record[column]))
  }
  return csvResponse(
    `discussions-${name}.csv`,
    discussionColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
