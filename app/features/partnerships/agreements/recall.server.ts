import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { recallerOf } from './agreement.ts'
import type { ReasonInput } from './inputs.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'

/**
 * Calls back what was sent, before all have signed: the organization that sent it does, or any party once that one takes
 * part no more; and the text is open again.
 */
export async function recallAgreement(
  tx: Tx,
  id: string,
  { reason }: ReasonInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, partnership } = opened
  const { sending } = agreement
  const own = tx.actor.organizationId
  const organizationId = sending === null ? own : recallerOf(sending, partnership.partners, own)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  if (sending === null) return new Refusal('agreement_not_sent')
  if (agreement.standing !== 'waiting')
    return new Refusal(
      agreement.standing === 'draft' || agreement.standing === 'declined'
        ? 'agreement_not_sent'
        : 'agreement_is_signed',
    )
  await tx.db
    .insertInto('agreementRecalls')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      sendingId: sending.id,
      reason,
      organizationId: tx.actor.organizationId,
      recalledByPersonId: tx.actor.personId,
      recalledAt: tx.now,
    })
    .execute()
  return {
    historyId: await record(tx, 'agreement.recalled', { ...aboutAgreement(opened), after: { reason } }),
  }
}
