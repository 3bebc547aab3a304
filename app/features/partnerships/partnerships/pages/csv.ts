import { csvResponse } from '#platform/http/csv.server.ts'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { readFilters } from '../filters.ts'
import { listPartnerships } from '../list.server.ts'
import { stageWord, standingWord } from '../say.ts'

const most = 20_000

/** The list as it is filtered and sorted, all of its pages. */
export const loader = load(async (tx, { url }) => {
  const listing = readListing(
    url,
    [
      { key: 'name', direction: 'asc' },
      { key: 'touched', direction: 'desc' },
    ],
    most,
  )
  const { items } = await listPartnerships(tx, { ...listing, cursor: null }, readFilters(url))
  const lines = items.map((line) => [
    line.name,
    line.partners.filter(({ standing }) => standing === 'accepted').map(({ name }) => name),
    stageWord(line.stage),
    standingWord(line.standing),
    line.beganOn,
    line.touchedOn,
    line.purpose,
    line.id,
  ])
  // The rows are read before the transaction ends; only their writing out is streamed.
  async function* rows() {
    yield* lines
  }
  return csvResponse(
    `${m.partnerships_title()}.csv`,
    [
      m.partnership_name(),
      m.partnership_partners(),
      m.partnership_stage(),
      m.partnership_standing(),
      m.partnership_began_on(),
      m.partnership_touched(),
      m.partnership_purpose(),
      'id',
    ],
    rows(),
  )
})
