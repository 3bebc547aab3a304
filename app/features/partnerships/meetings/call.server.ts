import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { MeetingInput } from './inputs.ts'
import { addInvitees, checkPlaces } from './invitees.server.ts'
import { about } from './open.server.ts'

/** Calls a meeting. One on a day that is past may be entered too: what was held on paper is written down later. */
export async function callMeeting(
  tx: Tx,
  { inviteePersonIds, ...input }: MeetingInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const no = await checkPlaces(tx, partnership, { ...input, inviteePersonIds })
  if (no !== null) return no
  const id = uuid()
  await tx.db
    .insertInto('meetings')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      timeZone: input.timeZone ?? tx.workspace.timeZone,
      organizationId: tx.actor.organizationId,
      calledByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await addInvitees(tx, id, inviteePersonIds)
  const historyId = await record(tx, 'meeting.called', {
    ...about({ id, partnershipId: partnership.id }),
    after: { ...input, inviteePersonIds },
  })
  return { id, historyId }
}
