import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Objective } from './objective.ts'
import { readObjective } from './reads.server.ts'

/** What history says an act was about; of what an organization keeps to itself, only to its own. */
export const aboutObjective = (
  objective: Pick<Objective, 'id' | 'partnershipId' | 'organizationId' | 'audience'>,
) => ({
  subject: { kind: 'objective', id: objective.id },
  partnershipId: objective.partnershipId,
  audienceOrganizationId: objective.audience === 'organization' ? objective.organizationId : null,
})

/** What an organization wants is its own to say; others' only where it was written down for them, by who may do so. */
export function allowWanting(tx: Tx, objective: Pick<Objective, 'organizationId' | 'behalf'>): void {
  allow(tx.actor, partnershipPolicy.workTogether)
  if (objective.organizationId === tx.actor.organizationId) return
  if (objective.behalf === null) throw new Forbidden()
  allow(tx.actor, partnershipPolicy.actOnBehalf)
}

/**
 * An objective to write, with its partnership: throws NotFound and Forbidden. The row is locked, so that one is not
 * taken away while somebody goes on from it.
 */
export async function openObjective(
  tx: Tx,
  id: string,
): Promise<{ objective: Objective; partnership: Partnership } | Refusal> {
  await hold(tx, 'objectives', id)
  const objective = await readObjective(tx, id)
  const partnership = await openPartnership(tx, objective.partnershipId)
  if (isRefusal(partnership)) return partnership
  allowWanting(tx, objective)
  return { objective, partnership }
}
