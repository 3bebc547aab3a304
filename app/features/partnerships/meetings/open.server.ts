import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Meeting } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

/**
 * The load of every verb on a meeting: both sides work on it alike, in a partnership that is open. It is held, so that
 * what is done to it and its being taken back come one after the other.
 */
export async function openMeeting(
  tx: Tx,
  id: string,
): Promise<{ meeting: Meeting; partnership: Partnership } | Refusal> {
  await hold(tx, 'meetings', id)
  const meeting = await readMeeting(tx, id)
  const partnership = await openPartnership(tx, meeting.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  return { meeting, partnership }
}

/** How history names what is done to a meeting. */
export const about = (meeting: Pick<Meeting, 'id' | 'partnershipId'>) => ({
  subject: { kind: 'meeting', id: meeting.id },
  partnershipId: meeting.partnershipId,
})
