import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { ConcernLine, TrustAnswer } from './concern.ts'
import { type Key, openConcern, said } from './open.server.ts'

/** Whether a reader is asked whether trust is back, and has not said so: the raiser, and a party as an organization. */
export const askedForTrust = (concern: ConcernLine, today: string, organizationId: string): boolean =>
  concern.followUpOn !== null &&
  concern.followUpOn <= today &&
  ((concern.as.raiser && !concern.trust.some((one) => one.side === 'raiser')) ||
    (concern.as.party &&
      !concern.as.raiser &&
      !concern.trust.some((one) => one.organization?.id === organizationId)))

/** Says some weeks after whether trust came back. */
export async function answerTrust(
  tx: Tx,
  id: string,
  { answer }: { answer: TrustAnswer },
  key: Key = null,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id, key)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.raiser) {
    if (!concern.as.party) throw new Forbidden()
    allow(tx.actor, partnershipPolicy.workTogether)
  }
  if (concern.settlement === null) return new Refusal('concern_not_settled')
  if (!askedForTrust(concern, tx.today, tx.actor.organizationId))
    return new Refusal('concern_trust_not_asked')
  await tx.db
    .insertInto('concernTrusts')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      settlementId: concern.settlement.id,
      side: concern.as.raiser ? 'raiser' : 'party',
      organizationId: concern.as.raiser ? null : tx.actor.organizationId,
      answer,
      answeredOn: tx.today,
    })
    .execute()
  return { historyId: await record(tx, 'concern.trust_answered', said(tx, concern, key)) }
}
