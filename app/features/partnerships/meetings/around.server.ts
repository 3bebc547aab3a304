import type { Tx } from '#platform/context/context.server.ts'
import { type Frame, frameOf } from '../partnerships/frame.server.ts'
import type { Meeting } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

/** What every page of one meeting shows around its own part. */
export interface Around {
  meeting: Meeting
  frame: Frame
}

export async function around(tx: Tx, id: string): Promise<Around> {
  const meeting = await readMeeting(tx, id)
  return { meeting, frame: await frameOf(tx, meeting.partnershipId) }
}
