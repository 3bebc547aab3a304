import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { readTouchpoint } from './reads.server.ts'
import type { Touchpoint } from './touchpoint.ts'

export interface OpenedTouchpoint {
  touchpoint: Touchpoint
  partnership: Partnership | null
}

/** The load of every verb on a touchpoint: it is changed by whose it is, or who recorded it for a partner, in a partnership that is open. */
export async function writableTouchpoint(tx: Tx, id: string): Promise<OpenedTouchpoint | Refusal> {
  const touchpoint = await readTouchpoint(tx, id)
  if (!mayChange(tx, touchpoint)) throw new Forbidden()
  if (await isMeeting(tx, id)) return new Refusal('touchpoint_of_meeting')
  const partnership =
    touchpoint.partnership === null ? null : await openPartnership(tx, touchpoint.partnership.id)
  return isRefusal(partnership) ? partnership : { touchpoint, partnership }
}

/** Whether the actor may change a touchpoint it reads. */
export const mayChange = (tx: Tx, touchpoint: Touchpoint): boolean =>
  can(tx.actor, partnershipPolicy.workTogether) &&
  (touchpoint.author.organization.id === tx.actor.organizationId ||
    (touchpoint.behalfId !== null && can(tx.actor, partnershipPolicy.actOnBehalf)))

/** Whether it stands for a meeting that was held, and is changed there. */
export const isMeeting = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('meetingHoldings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('touchpointId', '=', id)
    .select('id')
    .executeTakeFirst()) !== undefined
