import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
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
  allowTrust(tx, concern)
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

/** Takes back what the own side said; it is asked again. One taken up again since has nothing to take back. */
export async function takeBackTrust(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  allowTrust(tx, concern)
  if (concern.settlement === null) return new Refusal('concern_not_settled')
  const removed = await tx.db
    .deleteFrom('concernTrusts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('settlementId', '=', concern.settlement.id)
    .where('organizationId', 'is not distinct from', concern.as.raiser ? null : tx.actor.organizationId)
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) return new Refusal('concern_trust_none')
  return { historyId: await record(tx, 'concern.trust_taken_back', said(tx, concern)) }
}

/** The inverse of saying whether trust came back. */
export const undoTrust: Inverse = async (tx, { subjectId }) => {
  const taken = await takeBackTrust(tx, subjectId)
  return isRefusal(taken) ? taken : undefined
}

/** Throws Forbidden for who neither raised it nor works for an organization it is about. */
function allowTrust(tx: Tx, concern: ConcernLine): void {
  if (concern.as.raiser) return
  if (!concern.as.party) throw new Forbidden()
  allow(tx.actor, partnershipPolicy.workTogether)
}
