import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import type { ActionInput } from './inputs.ts'
import { openMeeting } from './open.server.ts'

/** Turns what somebody took on in a meeting into a promise in the ledger, which says where it comes from. */
export async function pledgeAction(
  tx: Tx,
  meetingId: string,
  input: ActionInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  const promise = pledgeInput.parse({
    ...input,
    partnershipId: meeting.partnershipId,
    language: meeting.language,
  })
  return pledge(tx, promise, { kind: 'meeting', id: meeting.id })
}
