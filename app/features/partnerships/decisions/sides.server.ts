import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import type { Partner } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Decision } from './decision.ts'

/** For which partners the actor may give a voice, the own organization first; where votes have no names, for that alone. */
export function voiceSides(tx: Tx, decision: Decision, partners: readonly Partner[]) {
  const own = tx.actor.organizationId
  if (!partners.some((one) => one.organizationId === own)) return []
  const onBehalf = !decision.anonymous && can(tx.actor, partnershipPolicy.actOnBehalf)
  return partners
    .filter(({ organizationId }) =>
      organizationId === own ? can(tx.actor, partnershipPolicy.speakFor, { organizationId }) : onBehalf,
    )
    .map(({ organizationId, name }) => ({ id: organizationId, name }))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own))
}
