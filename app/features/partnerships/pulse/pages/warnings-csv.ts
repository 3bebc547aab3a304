import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { askedOf, warningsAsked } from '../warnings-asked.server.ts'

const columns = ['kind', 'partnershipId', 'partnership', 'since', 'reason', 'nextStep'] as const

/** The warnings of the list as a spreadsheet. */
export const loader = load(async (tx, { url }) => {
  const { items } = await warningsAsked(tx, { ...askedOf(tx, url), cursor: null })
  return csvResponse(
    'warnings.csv',
    columns,
    (async function* () {
      for (const one of items)
        yield [one.kind, one.partnershipId, one.partnershipName, one.since, one.text, one.next.text]
    })(),
  )
})
