import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { everyLearning, learningColumns, learningRecord } from '../export.server.ts'
import { readFilters } from '../inputs.ts'

/** What was learned, as the list is filtered, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const filters = { ...readFilters(url), partnershipId: id }
  // Read to the end before the answer begins: by the time it is sent the transaction is over.
  const rows: unknown[][] = []
  for await (const one of everyLearning(tx, filters, (url.searchParams.get('query') ?? '').slice(0, 200))) {
    const record = learningRecord(one)
    rows.push(learningColumns.map((column) => record[column]))
  }
  return csvResponse(
    `learnings-${name}.csv`,
    learningColumns,
    (async function* () {
      yield* rows
    })(),
  )
})
