import { loadTraced } from '#platform/http/page.server.ts'
import { liveMinutes, noteReader } from '../drafts/live.server.ts'
import { readMeeting } from '../reads.server.ts'

/** The draft of minutes as it stands, for pages that look every few seconds; its writer sees who looks. */
export const loader = loadTraced(
  async (tx, { params }) => liveMinutes(tx, await readMeeting(tx, params.meeting ?? '')),
  noteReader,
)
