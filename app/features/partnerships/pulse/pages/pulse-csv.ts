import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { namesIn, pulseColumns, pulseRecords } from '../export.server.ts'
import { tiesOfWaves, wavesOf } from '../reads.server.ts'

/** What organizations said of one another, wave by wave, as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const waves = await wavesOf(tx, partnership.id)
  const ties = await tiesOfWaves(tx, waves)
  const names = await namesIn(tx, [...ties.values()].flat())
  return csvResponse(
    `pulse-${partnership.name}.csv`,
    pulseColumns,
    (async function* () {
      for (const wave of waves)
        for (const record of pulseRecords(wave, ties.get(wave.id) ?? [], names))
          yield pulseColumns.map((column) => record[column])
    })(),
  )
})
