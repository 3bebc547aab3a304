import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { type Partner, type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Decision } from './decision.ts'
import { readDecision } from './reads.server.ts'

export interface OpenDecision {
  decision: Decision
  partnership: Partnership
  /** Those who have a voice. */
  partners: Partner[]
}

/**
 * A decision to write in: throws NotFound and Forbidden as `openPartnership` does. Everybody else is kept from it until
 * the transaction ends, so that no voice slips in beside what is being counted.
 */
export async function openDecision(tx: Tx, id: string): Promise<OpenDecision | Refusal> {
  await hold(tx, 'decisions', id)
  const decision = await readDecision(tx, id)
  const partnership = await openPartnership(tx, decision.partnershipId)
  if (isRefusal(partnership)) return partnership
  return { decision, partnership, partners: presentPartners(partnership.partners) }
}

export const aboutDecision = ({ decision }: OpenDecision) => ({
  subject: { kind: 'decision', id: decision.id },
  partnershipId: decision.partnershipId,
})

/** A proposal is changed and taken back by the organization that made it, or by who may record for it. */
export function allowProposer(tx: Tx, { organizationId }: Pick<Decision, 'organizationId'>): void {
  if (organizationId === tx.actor.organizationId)
    allow(tx.actor, partnershipPolicy.keepCommitments, { organizationId })
  else allow(tx.actor, partnershipPolicy.actOnBehalf)
}
