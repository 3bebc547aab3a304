import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readAgreement } from '../../reads.server.ts'
import { suggestionColumns, suggestionRecord } from '../export.server.ts'
import { suggestionsOf } from '../reads.server.ts'

/** What was suggested for an agreement and what came of it, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const { id, title } = await readAgreement(tx, params.agreement ?? '')
  const suggestions = await suggestionsOf(tx, id)
  return csvResponse(
    `suggestions-${title}.csv`,
    suggestionColumns,
    (async function* () {
      for (const suggestion of suggestions) {
        const record = suggestionRecord(suggestion)
        yield suggestionColumns.map((column) => record[column])
      }
    })(),
  )
})
