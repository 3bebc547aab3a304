import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { listSeries } from './reads.server.ts'

/** Columns are a contract, so in English and never renamed. */
export const exportedSeries: ExportTable = {
  name: 'meeting-series',
  columns: [
    'id',
    'partnership',
    'title',
    'beginsOn',
    'untilOn',
    'repeats',
    'every',
    'weekdays',
    'startsAt',
    'timeZone',
    'lengthMinutes',
    'place',
    'onlineLink',
    'startedBy',
  ],
  rows: (tx) => seriesRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_series,
    columns: {
      repeats: m.column_series_repeats,
      every: m.column_series_every,
      weekdays: m.column_series_weekdays,
      startedBy: m.column_series_started_by,
    },
    rows: (tx, partnershipId) => seriesRecords(tx, { partnershipId }),
  },
}

async function* seriesRecords(tx: Tx, wanted: { partnershipId?: string }) {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listSeries>> = await listSeries(tx, {
      ...wanted,
      query: '',
      cursor: readCursor(cursor),
      limit: 500,
    })
    for (const one of page.items)
      yield {
        id: one.id,
        partnership: one.partnershipName,
        title: one.title,
        beginsOn: one.beginsOn,
        untilOn: one.untilOn,
        repeats: one.repeats,
        every: one.every,
        weekdays: one.weekdays.join(' '),
        startsAt: one.startsAt,
        timeZone: one.timeZone,
        lengthMinutes: one.lengthMinutes,
        place: one.place,
        onlineLink: one.onlineLink,
        startedBy: one.organization.name,
      }
    cursor = page.next
  } while (cursor !== null)
}
