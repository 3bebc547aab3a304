import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { equityAcross } from '../across.server.ts'
import { spanOf } from '../equity.ts'

/** The averages over all partnerships, as a spreadsheet; where too few organizations stand behind one, it is empty. */
export const loader = load(async (tx, { url }) => {
  const { averages } = await equityAcross(tx, spanOf(url))
  return csvResponse(
    'equity.csv',
    ['what', 'partnerships', 'evenness'],
    (async function* () {
      for (const { measure, partnerships, average } of averages) yield [measure, partnerships, average]
    })(),
  )
})
