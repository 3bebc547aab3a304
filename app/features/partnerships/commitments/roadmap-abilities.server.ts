import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'

/** Whether the actor may ask for another day for a promise: as one of its promisor's people, or recording for it. */
export const canKeep = (tx: Tx, promisorId: string): boolean =>
  promisorId === tx.actor.organizationId
    ? can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: promisorId })
    : can(tx.actor, partnershipPolicy.actOnBehalf)
