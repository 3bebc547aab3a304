import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { weightOf } from '../behalf.ts'
import { type BehalfLine, behalfLines } from '../lines.server.ts'

/** Columns are a contract, so in English and never renamed. */
const columns = [
  'id',
  'organizationName',
  'did',
  'about',
  'recordedBy',
  'recordedOn',
  'evidence',
  'evidenceLink',
  'weight',
  'acceptedAt',
  'disputedAt',
  'disputeReason',
  'mailed',
  'mailedTo',
  'takenBack',
] as const satisfies readonly (keyof BehalfLine | 'weight')[]

/** What was recorded for the partners of a partnership, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  const rows = (await behalfLines(tx, id)).map((line) => {
    const record = { ...line, weight: weightOf(line) }
    return columns.map((column) => record[column])
  })
  return csvResponse(
    `behalf-${name}.csv`,
    columns,
    (async function* () {
      yield* rows
    })(),
  )
})
