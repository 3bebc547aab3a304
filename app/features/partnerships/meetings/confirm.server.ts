import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { minutesOf, sendingOf } from './beside.server.ts'
import type { ConfirmInput } from './inputs.ts'
import { readAsSent } from './meeting.ts'
import { readMeeting } from './reads.server.ts'
import { confirmMinutes } from './send.server.ts'

/** Confirms minutes for whoever has them before their eyes: not once they read otherwise than they were sent. */
export async function confirmAsSent(
  tx: Tx,
  meetingId: string,
  input: ConfirmInput,
): Promise<{ historyId: string } | Refusal> {
  // Who may, and whether it was done already, is said first; a refusal takes back what was written.
  const confirmed = await confirmMinutes(tx, meetingId, input)
  if (isRefusal(confirmed)) return confirmed
  const meeting = await readMeeting(tx, meetingId)
  return readAsSent(await minutesOf(tx, meeting), await sendingOf(tx, meeting))
    ? confirmed
    : new Refusal('minutes_changed')
}
