import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { readRoadmap } from '../reads.server.ts'
import { askedIn, endOf } from '../roadmap.ts'

/** Columns of a roadmap as it leaves in a spreadsheet; a contract, so in English and never renamed. */
const columns = ['on', 'kind', 'title', 'who', 'partnership', 'expected', 'recordId']

export const loader = load(async (tx, { params, url }) => {
  const partnership = params.partnership === undefined ? null : await readPartnership(tx, params.partnership)
  const asked = askedIn(url, tx.today)
  const lines = await readRoadmap(tx, {
    from: asked.from,
    to: endOf(asked),
    kinds: asked.kinds,
    ...(partnership === null ? {} : { partnershipId: partnership.id }),
  })
  async function* cells() {
    for (const line of lines)
      yield [
        line.on,
        line.kind,
        line.title,
        line.who,
        line.partnershipName,
        line.expected === true,
        line.recordId,
      ]
  }
  return csvResponse(`${partnership?.name ?? tx.workspace.name}-roadmap.csv`, columns, cells())
})
