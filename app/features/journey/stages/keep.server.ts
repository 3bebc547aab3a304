import { partnershipPolicy } from '#features/partnerships/policy.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { journeyPolicy } from '../policy.ts'
import type { StatedEvidence } from './stage.ts'

/** Stated evidence is kept by whose it is; what was recorded for a partner also by those who may record for one. */
export function allowKeeping(
  tx: Tx,
  stated: Pick<StatedEvidence, 'organizationId'> & { behalf: unknown },
): void {
  if (stated.behalf !== null && can(tx.actor, partnershipPolicy.actOnBehalf)) return
  allow(tx.actor, journeyPolicy.keepOwn, stated)
}
