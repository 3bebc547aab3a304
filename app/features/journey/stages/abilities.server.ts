import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import type { Partnership } from '../../partnerships/partnerships/partnership.ts'
import { partnershipPolicy } from '../../partnerships/policy.ts'
import { journeyPolicy } from '../policy.ts'

/** What the actor may do on the way of this partnership now; nothing once it is concluded or left. */
export function journeyAbilities(tx: Tx, partnership: Partnership) {
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  const takesPart = own?.standing === 'accepted' && partnership.concludedOn === null
  const { organizationId } = tx.actor
  return {
    decide: takesPart && can(tx.actor, journeyPolicy.decideMove),
    propose: takesPart && can(tx.actor, journeyPolicy.proposeMove),
    state: takesPart && can(tx.actor, journeyPolicy.stateEvidence),
    keepOwn: takesPart && can(tx.actor, journeyPolicy.keepOwn, { organizationId }),
    behalf: takesPart && can(tx.actor, partnershipPolicy.actOnBehalf),
  }
}
