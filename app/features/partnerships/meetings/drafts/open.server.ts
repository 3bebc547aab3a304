import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Meeting } from '../meeting.ts'
import { openMeeting } from '../open.server.ts'
import { penOf } from './reads.server.ts'

type Pen = Awaited<ReturnType<typeof penOf>>

/** The load of what is done with the pen of a meeting, one after the other: whoever comes second sees what the first did. */
export async function openPen(tx: Tx, meetingId: string): Promise<{ meeting: Meeting; pen: Pen } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  return { meeting, pen: await penOf(tx, meetingId) }
}
