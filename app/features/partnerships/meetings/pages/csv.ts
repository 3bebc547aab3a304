import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { everyMeeting, meetingColumns, meetingRecord } from '../export.server.ts'

/** The meetings of a partnership as a spreadsheet. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const records: ReturnType<typeof meetingRecord>[] = []
  for await (const meeting of everyMeeting(tx, partnership.id)) records.push(meetingRecord(meeting))
  return csvResponse(
    `meetings-${partnership.name}.csv`,
    meetingColumns,
    (async function* () {
      for (const record of records) yield meetingColumns.map((column) => record[column])
    })(),
  )
})
