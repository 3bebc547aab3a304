import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { concernColumns, concernRecord } from '../export.server.ts'
import { concernsAsked, listConcerns } from '../list.server.ts'

/** The open concerns of a partnership that the list shows, as a spreadsheet. */
export const loader = load(async (tx, { params, url }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const found = await listConcerns(tx, {
    partnershipId: partnership.id,
    ...concernsAsked(url),
    onlyOpen: true,
  })
  return csvResponse(
    `concerns-${partnership.name}.csv`,
    [...concernColumns],
    (async function* () {
      for (const one of found) {
        const record = concernRecord(one)
        yield concernColumns.map((column) => record[column])
      }
    })(),
  )
})
