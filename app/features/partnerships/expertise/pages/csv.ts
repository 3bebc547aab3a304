import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { expertiseSorts } from '../expertise.ts'
import { everyExpertise, expertiseColumns, expertiseRecord } from '../export.server.ts'
import { languageOf } from '../filters.ts'

/** Who knows what, as the list shows it, as a spreadsheet. */
export const loader = load(async (tx, { url }) => {
  const { query } = readListing(url, expertiseSorts)
  const language = languageOf(url)
  const rows: unknown[][] = []
  for await (const one of everyExpertise(tx, { query, ...(language === undefined ? {} : { language }) })) {
    const record = expertiseRecord(one)
    rows.push(expertiseColumns.map((column) => record[column]))
  }
  return csvResponse(
    'expertise.csv',
    expertiseColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
