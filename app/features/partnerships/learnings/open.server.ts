import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { openPartnership, readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Learning } from './learning.ts'
import { readLearning } from './reads.server.ts'

type Whose = Pick<Learning, 'organization' | 'behalf'>

/** Its own partner's to change; and, until that has said of it that it is so, of who writes down for partners. */
const isOwn = (tx: Tx, { organization, behalf }: Whose): boolean =>
  organization.id === tx.actor.organizationId ||
  (behalf !== null && behalf.acceptedAt === null && can(tx.actor, partnershipPolicy.actOnBehalf))

/** Whether the actor may change a learning it reads, as long as the partnership goes on for it. */
export async function mayChange(
  tx: Tx,
  { partnershipId, ...whose }: Whose & Pick<Learning, 'partnershipId'>,
) {
  if (!can(tx.actor, partnershipPolicy.workTogether) || !isOwn(tx, whose)) return false
  const { concludedOn } = await readPartnership(tx, partnershipId)
  return concludedOn === null && readsUntil(tx, partnershipId) === null
}

/** Throws Forbidden with whose it is. */
export function allowChanging(tx: Tx, whose: Whose): void {
  allow(tx.actor, partnershipPolicy.workTogether)
  if (!isOwn(tx, whose)) throw new Forbidden([], {}, whose.organization.id)
}

/** A learning to change or take away: throws NotFound and Forbidden. */
export async function openLearning(tx: Tx, id: string): Promise<Learning | Refusal> {
  const learning = await readLearning(tx, id)
  const partnership = await openPartnership(tx, learning.partnershipId)
  if (isRefusal(partnership)) return partnership
  allowChanging(tx, learning)
  return learning
}

/** What history says an act was about; of what an organization keeps to itself, or kept until now, only to its own. */
export const aboutLearning = ({
  id,
  partnershipId,
  organizationId,
  audience,
}: {
  id: string
  partnershipId: string
  organizationId: string
  audience: Learning['audience']
}) => ({
  subject: { kind: 'learning', id },
  partnershipId,
  organizationId,
  audienceOrganizationId: audience === 'organization' ? organizationId : null,
})
